import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { refusalOf } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { Heading, Quiet } from '#ui/screen/Said.tsx';
import { ScreenBar, ScreenHead, ScreenPage } from '#ui/screen/Screen.tsx';
import { useText } from '#ui/text.ts';
import { closenessApi, PERIODS } from '../../closeness/contract.ts';
import { useSaid } from '../use-said.ts';
import { type ClosenessSearch, FIGURES, type Figure } from './address.rules.ts';
import styles from './closeness.module.css';

type Closeness = CallOutput<typeof closenessApi.getCloseness>;

/** How near the Director is, in figures; each one opens the rows it is counted from. */
export function ClosenessPage() {
  const t = useText();
  const navigate = useNavigate();
  const { dias: days = '90', cifra: figure = 'customers' } = useSearch({ strict: false }) as ClosenessSearch;
  const { data, error, refetch } = useQuery({
    queryKey: manyKey('direct', 'closeness', days),
    queryFn: async ({ signal }) => call(closenessApi.getCloseness, { query: { days } }, { signal }),
    meta: { alsoOn: ['finding'] },
    retry: false,
  });
  usePageTitle(t('closeness.title'));
  const go = (next: ClosenessSearch): void =>
    void navigate({ to: '/linea-directa/cercania' as string, search: next as never, replace: true });
  return (
    <Pane name="list" label={t('closeness.title')} ground="surface">
      <ScreenHead title={t('closeness.title')}>
        <Link to={'/linea-directa' as string}>{t('app.nav.line')}</Link>
      </ScreenHead>
      <ScreenBar>
        <SelectField
          label={t('closeness.period')}
          data={PERIODS.map((value) => ({ value, label: t(`closeness.period.${value}`) }))}
          value={days}
          onChange={(value) => go({ dias: PERIODS.find((one) => one === value) ?? '90', cifra: figure })}
        />
      </ScreenBar>
      <ScreenPage>
        {error && (
          <ErrorState text={refusalOf(t, error)}>
            <Button onClick={() => void refetch()}>{t('line.retry')}</Button>
          </ErrorState>
        )}
        {!error && !data && <Skeleton as="rows" count={5} />}
        {data && (
          <>
            <div className={styles.figures} role="group" aria-label={t('closeness.title')}>
              {FIGURES.map((one) => (
                <FigureButton
                  key={one}
                  figure={one}
                  data={data}
                  pressed={one === figure}
                  onPress={() => go({ dias: days, cifra: one })}
                />
              ))}
            </div>
            <Heading as="h2">{t(`closeness.rows.${figure}`)}</Heading>
            {figure === 'noted' || figure === 'mended' ? (
              <Findings data={data} figure={figure} />
            ) : (
              <Contacts data={data} figure={figure} />
            )}
          </>
        )}
      </ScreenPage>
    </Pane>
  );
}

interface FigureProps {
  figure: Figure;
  data: Closeness;
  pressed: boolean;
  onPress(): void;
}

function FigureButton({ figure, data, pressed, onPress }: FigureProps) {
  const t = useText();
  const { value, doubt } = useFigure(figure, data);
  return (
    <button type="button" className={styles.figure} aria-pressed={pressed} onClick={onPress}>
      <span>{t(`closeness.figure.${figure}`)}</span>
      <strong className={styles.value}>{value}</strong>
      <Quiet>{doubt}</Quiet>
    </button>
  );
}

/** What a figure says, and how sure it is. */
function useFigure(figure: Figure, { customers, contacts, reach, kept, findings }: Closeness) {
  const t = useText();
  const { duration, percent, number } = useFormats();
  const learnt = contacts.filter((one) => one.learnt).length;
  const mended = findings.filter(({ state }) => state === 'accepted').length;
  switch (figure) {
    case 'customers':
      return {
        value: number(customers),
        doubt: t('closeness.contacts', { n: contacts.filter((one) => one.inPerson).length }),
      };
    case 'reach': {
      const { n, median, low, high } = reach;
      const between = low !== null && high !== null ? { low: duration(low), high: duration(high) } : null;
      return {
        value: median === null ? '—' : duration(median),
        doubt: between ? t('closeness.between', { ...between, n }) : t('closeness.tooFew', { n }),
      };
    }
    case 'kept':
      return {
        value: kept.n === 0 ? '—' : t('closeness.of', { k: kept.k, n: kept.n }),
        doubt:
          kept.n === 0
            ? t('closeness.tooFew', { n: 0 })
            : t('closeness.share', { low: percent(kept.low), high: percent(kept.high), n: kept.n }),
      };
    case 'learnt':
      return { value: number(learnt), doubt: t('closeness.contacts', { n: contacts.length }) };
    case 'noted':
      return { value: number(findings.length), doubt: t('closeness.fromContacts') };
    case 'mended':
      return { value: number(mended), doubt: t('closeness.ofFindings', { n: findings.length }) };
  }
}

function Contacts({ data: { contacts }, figure }: { data: Closeness; figure: Figure }) {
  const t = useText();
  const said = useSaid();
  const { duration } = useFormats();
  const rows = contacts.filter((one) => (figure === 'learnt' ? one.learnt : figure === 'kept' || one.inPerson));
  return (
    <DataTable
      caption={t(`closeness.rows.${figure}`)}
      rows={rows}
      idOf={({ id }) => id}
      empty={<EmptyState fact={t('closeness.none')} />}
      columns={[
        { id: 'customer', label: t('closeness.customer'), cell: (one) => one.customer || t('line.nameless') },
        {
          id: 'case',
          label: t('closeness.case'),
          cell: (one) => (
            <Link to={'/linea-directa' as string} search={{ contacto: one.id } as never}>
              {one.reference}
            </Link>
          ),
        },
        {
          id: 'by',
          label: t('closeness.by'),
          cell: (one) => (one.inPerson ? one.by : t('closeness.givenBack', { by: one.by })),
        },
        { id: 'asked', label: t('closeness.asked'), cell: (one) => said(one.askedAt) },
        { id: 'minutes', label: t('closeness.took'), align: 'end', cell: (one) => duration(one.minutes) },
        {
          id: 'kept',
          label: t('closeness.promise'),
          cell: (one) => t(one.kept ? 'closeness.inTime' : 'closeness.late'),
        },
        { id: 'learnt', label: t('closeness.figure.learnt'), width: '35%', cell: (one) => one.learnt || '—' },
      ]}
    />
  );
}

function Findings({ data: { findings }, figure }: { data: Closeness; figure: Figure }) {
  const t = useText();
  const said = useSaid();
  const rows = figure === 'mended' ? findings.filter(({ state }) => state === 'accepted') : findings;
  return (
    <DataTable
      caption={t(`closeness.rows.${figure}`)}
      rows={rows}
      idOf={({ id }) => id}
      empty={<EmptyState fact={t('closeness.none')} />}
      columns={[
        {
          id: 'summary',
          label: t('findings.one'),
          width: '50%',
          cell: (one) => <Link to={`/hallazgos/${one.id}` as string}>{one.summary}</Link>,
        },
        { id: 'area', label: t('closeness.area'), cell: (one) => one.area },
        { id: 'made', label: t('findings.made'), cell: (one) => said(one.madeAt) },
        { id: 'state', label: t('closeness.state'), cell: (one) => t(`closeness.state.${one.state}`) },
      ]}
    />
  );
}
