import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CaseLines } from '#areas/cases/web/index.ts';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { Quiet } from '#ui/screen/Said.tsx';
import { useText } from '#ui/text.ts';
import type { Contribution, WeekView } from '../../contract.ts';
import { contributionsQuery } from '../queries.ts';
import styles from './day.module.css';
import { Part } from './Part.tsx';

type Shown = Contribution | 'all';

/** One's own week: what one had a part in, read from the log. Every figure opens its cases; nobody else sees it. */
export function WeekPart({ week }: { week: WeekView }) {
  const t = useText();
  const formats = useFormats();
  const [shown, setShown] = useState<Shown | undefined>(undefined);
  const { cases, resolved, own, contributions } = week;
  const percent = (share: number): string => formats.percent(share, 0);
  const share = own
    ? t('day.week.own', { share: percent(own.share), low: percent(own.low), high: percent(own.high), n: resolved })
    : t('day.week.few', { n: resolved });
  return (
    <Part title={t('day.week')}>
      <p className={styles.figures}>
        <Figure onOpen={() => setShown('all')} n={cases} words={t('day.week.cases', { n: cases })} />
        {contributions
          .filter(({ n }) => n > 0)
          .map(({ kind, n }) => (
            <Figure key={kind} onOpen={() => setShown(kind)} n={n} words={t(`day.week.${kind}`, { n })} />
          ))}
      </p>
      <p>{share}</p>
      <details className={styles.how}>
        <summary>{t('day.week.how')}</summary>
        <Quiet as="p">{t('day.week.definition')}</Quiet>
        <Quiet as="p">{t('day.week.since', { day: formats.fullDate(new Date(week.from)) })}</Quiet>
      </details>
      <Behind shown={shown} onClose={() => setShown(undefined)} />
    </Part>
  );
}

function Figure({ n, words, onOpen }: { n: number; words: string; onOpen(): void }) {
  if (n === 0) return <span className={styles.figure}>{words}</span>;
  return (
    <button type="button" className={`${styles.figure} ${styles.opens}`} onClick={onOpen} data-line>
      {words}
    </button>
  );
}

function Behind({ shown, onClose }: { shown: Shown | undefined; onClose(): void }) {
  const t = useText();
  const { data } = useQuery({
    ...contributionsQuery(shown === 'all' ? undefined : shown),
    enabled: shown !== undefined,
  });
  return (
    <Dialog open={shown !== undefined} onClose={onClose} title={t('day.week.behind')} size="medium">
      {data ? <CaseLines cases={data.cases} /> : <Skeleton as="lines" count={4} />}
    </Dialog>
  );
}
