import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { DecisionLine } from '#areas/authority/contract.ts';
import { DataTable } from '#ui/data/DataTable.tsx';
import styles from './policy.module.css';
import type { Names } from './use-names.ts';

/** The decisions behind a figure, newest first; each opens its case. */
export function DecisionsTable({
  found: { cases, more },
  names,
}: {
  found: { cases: readonly DecisionLine[]; more: boolean };
  names: Names;
}) {
  const { t, formats } = names;
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => top.current?.focus(), [cases]);
  return (
    <section className={styles.decisions} aria-label={t('policy.decisions')}>
      <h3 ref={top} tabIndex={-1} className={styles.decisionsTitle}>
        {t(more ? 'policy.decisions.newest' : 'policy.decisions.n', { n: cases.length })}
      </h3>
      <DataTable
        caption={t('policy.decisions')}
        rows={cases}
        idOf={({ id }) => id}
        columns={[
          {
            id: 'case',
            label: t('policy.decisions.case'),
            cell: ({ reference }) => <Link to={`/bandeja/${reference}` as string}>{reference}</Link>,
          },
          { id: 'at', label: t('policy.decisions.at'), cell: ({ at }) => formats.longDate(new Date(at)) },
          { id: 'what', label: t('policy.decisions.what'), cell: ({ solution }) => names.solution(solution) },
          {
            id: 'asked',
            label: t('policy.decisions.asked'),
            align: 'end',
            cell: ({ askedMinor, currency }) => (askedMinor > 0 ? formats.money(askedMinor, currency) : '–'),
          },
          {
            id: 'granted',
            label: t('policy.decisions.granted'),
            align: 'end',
            cell: ({ grantedMinor, currency }) => (grantedMinor > 0 ? formats.money(grantedMinor, currency) : '–'),
          },
          {
            id: 'move',
            label: t('policy.decisions.move'),
            cell: ({ from, to }) =>
              t('policy.simulator.move', { from: t(`policy.levelName.${from}`), to: t(`policy.levelName.${to}`) }),
          },
          {
            id: 'waited',
            label: t('policy.decisions.waited'),
            align: 'end',
            cell: ({ waitedMinutes }) => (waitedMinutes === null ? '–' : formats.duration(Math.round(waitedMinutes))),
          },
        ]}
      />
    </section>
  );
}
