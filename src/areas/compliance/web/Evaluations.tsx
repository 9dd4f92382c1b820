import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalOf, useChange } from '#areas/identity/web/index.ts';
import { addressOf, call } from '#platform/http/client.ts';
import { ActionButton, Button, buttonClass } from '#ui/controls/Button.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { useText } from '#ui/text.ts';
import { complianceApi } from '../contract.ts';
import { freezeAction } from './actions.ts';
import styles from './compliance.module.css';
import { ParameterTable } from './ParameterTable.tsx';
import { evaluationQuery, evaluationsKey, evaluationsQuery, previewQuery } from './queries.ts';

/** The yearly evaluation: the year as it stands, or one of those frozen. */
export function Evaluations({ number, onOpen }: { number: number | null; onOpen(number: number | null): void }) {
  const t = useText();
  const formats = useFormats();
  const { data } = useQuery(evaluationsQuery);
  const [chosen, setChosen] = useState<number | null>(null);
  const year = chosen ?? data?.years[0] ?? null;
  const freeze = useChange(async (of: number) => call(complianceApi.freezeEvaluation, { body: { year: of } }), {
    reads: [evaluationsKey],
    said: t('compliance.frozen'),
    onDone: (made) => onOpen(made.number),
  });
  const action = useAction(freezeAction, {
    run: () => year && freeze.run(year),
    when: number === null && data?.canFreeze === true,
    values: { year: String(year ?? '') },
  });
  if (!data || year === null) return <Skeleton as="rows" count={8} />;
  const now = 'now';
  return (
    <>
      <div className={styles.evaluationBar}>
        <SelectField
          label={t('compliance.evaluation.which')}
          data={[
            ...data.years.map((one) => ({
              value: `${now}-${one}`,
              label: t('compliance.evaluation.today', { year: String(one) }),
            })),
            ...data.items.map((one) => ({
              value: String(one.number),
              label: t('compliance.evaluation.frozenOne', {
                n: one.number,
                year: String(one.year),
                date: formats.longDate(new Date(one.frozenAt)),
              }),
            })),
          ]}
          value={number === null ? `${now}-${year}` : String(number)}
          onChange={(value) => {
            const today = value?.startsWith(`${now}-`);
            if (today) setChosen(Number(value?.slice(now.length + 1)));
            onOpen(today || !value ? null : Number(value));
          }}
          allowDeselect={false}
        />
        {number === null
          ? data.canFreeze && <ActionButton action={action} variant="primary" />
          : (['xlsx', 'csv', 'pdf'] as const).map((format) => (
              <a
                key={format}
                className={buttonClass()}
                href={addressOf(complianceApi.evaluationFile, {
                  params: { number: String(number) },
                  query: { format },
                })}
                download
              >
                {t('compliance.evaluation.download', { format: format.toUpperCase() })}
              </a>
            ))}
      </div>
      {number === null ? <Preview year={year} /> : <Frozen number={number} />}
    </>
  );
}

function Preview({ year }: { year: number }) {
  const t = useText();
  const { data, error, refetch } = useQuery(previewQuery(year));
  if (error) return <Failure error={error} again={() => void refetch()} />;
  if (!data)
    return (
      <>
        <p className={styles.about} role="status">
          {t('compliance.evaluation.counting')}
        </p>
        <Skeleton as="rows" count={10} />
      </>
    );
  return (
    <>
      <p className={styles.about}>{t('compliance.evaluation.notKept')}</p>
      <ParameterTable results={data} />
    </>
  );
}

function Frozen({ number }: { number: number }) {
  const t = useText();
  const formats = useFormats();
  const { data, error, refetch } = useQuery(evaluationQuery(number));
  if (error) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton as="rows" count={10} />;
  return (
    <>
      <p className={styles.about}>
        {t('compliance.evaluation.kept', {
          n: data.number,
          who: data.frozenBy ?? 'Cauce',
          date: formats.longDate(new Date(data.frozenAt)),
          until: formats.longDate(new Date(data.keepUntil)),
        })}{' '}
        <span className={styles.hash}>SHA-256 {data.sha256}</span>
      </p>
      <ParameterTable results={data.results} />
    </>
  );
}

function Failure({ error, again }: { error: Error; again(): void }) {
  const t = useText();
  return (
    <ErrorState text={refusalOf(t, error)}>
      <Button onClick={again}>{t('compliance.retry')}</Button>
    </ErrorState>
  );
}
