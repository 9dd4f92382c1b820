import { type Column, DataTable } from '#ui/data/DataTable.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { Quiet, TwoLines } from '#ui/screen/Said.tsx';
import { useText } from '#ui/text.ts';
import type { EvaluationResults, Parameter } from '../evaluation/contract.ts';
import styles from './compliance.module.css';

/** Every parameter with its definition, method, sample and doubt; first, that the figures agree with the log. */
export function ParameterTable({ results }: { results: EvaluationResults }) {
  const t = useText();
  const { locale, longDate } = useFormats();
  const columns: Column<Parameter>[] = [
    {
      id: 'name',
      label: t('compliance.parameter'),
      cell: ({ name, reading, article, definition, method }) => (
        <TwoLines>
          <span className={styles.subject}>
            {reading ? t('compliance.reading', { name: name[locale], reading }) : name[locale]}
          </span>
          <Quiet>{article}</Quiet>
          <details className={styles.details}>
            <summary>{t('compliance.howMeasured')}</summary>
            <p>{definition[locale]}</p>
            <p>{method[locale]}</p>
          </details>
        </TwoLines>
      ),
    },
    { id: 'value', label: t('compliance.value'), align: 'end', width: '13rem', cell: (one) => <Value one={one} /> },
    { id: 'n', label: 'n', align: 'end', width: '8rem', cell: (one) => <Sample one={one} /> },
    { id: 'target', label: t('compliance.target'), align: 'end', width: '7rem', cell: (one) => <Target one={one} /> },
  ];
  return (
    <>
      <Reconciliation results={results} />
      {results.toCome && (
        <p className={styles.about}>
          {t('compliance.toCome', {
            law: results.toCome.name[locale],
            date: longDate(new Date(`${results.toCome.from}T12:00:00Z`)),
          })}
        </p>
      )}
      <DataTable
        caption={t('compliance.tab.evaluations')}
        columns={columns}
        rows={results.parameters}
        idOf={({ id, reading }) => `${id} ${reading ?? ''}`}
      />
    </>
  );
}

function Reconciliation({ results: { reconciliation } }: { results: EvaluationResults }) {
  const t = useText();
  const { number } = useFormats();
  return (
    <ul className={styles.reconciled} aria-label={t('compliance.reconciled')}>
      {reconciliation.map(({ what, rows, log }) => (
        <li key={what}>
          {t(rows === log ? `compliance.agrees.${what}` : `compliance.differs.${what}`, {
            rows: number(rows),
            log: number(log),
          })}
        </li>
      ))}
    </ul>
  );
}

function Value({ one: { kind, result: value, low, high, state, why } }: { one: Parameter }) {
  const t = useText();
  const { locale, number, percent } = useFormats();
  if (value === null)
    return <span className={styles.why}>{whyNot(t(`compliance.state.${state}`), why?.[locale])}</span>;
  if (kind !== 'share')
    return (
      <span className={styles.figure}>
        {kind === 'seconds' ? t('compliance.seconds', { n: number(value) }) : number(value)}
      </span>
    );
  return (
    <TwoLines>
      <span className={styles.figure}>{percent(value, 1)}</span>
      {low !== null && high !== null && (
        <Quiet>{t('compliance.interval', { low: percent(low, 1), high: percent(high, 1) })}</Quiet>
      )}
    </TwoLines>
  );
}

function Sample({ one: { n, pending } }: { one: Parameter }) {
  const t = useText();
  const { number } = useFormats();
  if (n === null) return null;
  return (
    <TwoLines>
      <span className={styles.figure}>{number(n)}</span>
      {pending ? <Quiet>{t('compliance.pending', { n: pending })}</Quiet> : null}
    </TwoLines>
  );
}

function Target({ one: { kind, target } }: { one: Parameter }) {
  const t = useText();
  const { number, percent } = useFormats();
  if (target === null) return null;
  if (kind === 'share') return <span className={styles.figure}>{percent(target)}</span>;
  return (
    <span className={styles.figure}>
      {kind === 'seconds' ? t('compliance.seconds', { n: number(target) }) : number(target)}
    </span>
  );
}

function whyNot(state: string, why: string | undefined): string {
  return why ? `${state}: ${why.charAt(0).toLowerCase()}${why.slice(1)}` : state;
}
