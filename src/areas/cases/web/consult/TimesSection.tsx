import { useQuery } from '@tanstack/react-query';
import { FoldSection } from '#ui/data/FoldSection.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import type { CaseView } from '../../contract.ts';
import styles from './consult.module.css';
import { Promises } from './Promises.tsx';
import { circuitsQuery } from './queries.ts';
import { sharesOf, type Share } from './times.rules.ts';

/** Where each hour of the case was spent: ours, of an area, of who authorises, of the customer. The rows add up to its whole life. */
export function TimesSection({ it }: { it: CaseView }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { data } = useQuery(circuitsQuery(it));
  if (!data || data.waits.length === 0) return null;
  const shares = sharesOf(data.waits, now);
  const total = shares.reduce((sum, { minutes }) => sum + minutes, 0);
  const nameOf = ({ where, name }: Share): string =>
    name ? t('cases.times.with', { name, level: where === 'authoriser' ? 3 : 2 }) : t(`cases.times.${where}`);
  return (
    <FoldSection id="cases.times" title={t('cases.times')}>
      <div className={styles.bar} aria-hidden>
        {shares
          .filter(({ minutes }) => minutes > 0)
          .map((share) => (
            <span
              key={`${share.where}${share.name}`}
              className={`${styles.part} ${styles[TONE[share.where]]}`}
              style={{ flexGrow: share.minutes }}
            />
          ))}
      </div>
      <dl className={styles.times}>
        {shares.map((share) => (
          <div key={`${share.where}${share.name}`} style={{ display: 'contents' }}>
            <dt>{nameOf(share)}</dt>
            <dd>{formats.duration(share.minutes)}</dd>
          </div>
        ))}
        <dt className={styles.total}>{t('cases.times.total')}</dt>
        <dd className={styles.total}>{formats.duration(total)}</dd>
      </dl>
      <Promises it={it} promises={data.promises} />
    </FoldSection>
  );
}

const TONE = { ours: 'own', area: 'area', authoriser: 'authoriser', customer: 'away', snoozed: 'away' } as const;
