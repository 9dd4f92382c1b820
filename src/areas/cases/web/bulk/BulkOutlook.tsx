import { useText } from '#ui/text.ts';
import type { BulkPreview } from '../../bulk/bulk.contract.ts';
import { whyWords } from './act-words.ts';
import styles from './bulk.module.css';
import { CaseLinks } from './CaseLinks.tsx';

/** What would happen: how many change, how many are so already, and which stay as they are and why. */
export function BulkOutlook({ preview }: { preview: BulkPreview | undefined }) {
  const t = useText();
  if (!preview) return <p role="status">{t('cases.bulk.looking')}</p>;
  const { will, same, refused } = preview;
  return (
    <div role="status" className={styles.outlook}>
      <p>{t('cases.bulk.will', { n: will })}</p>
      {same > 0 && <p>{t('cases.bulk.same', { n: same })}</p>}
      {refused.map((group) => (
        <p key={group.code}>
          {whyWords(t, group)}: <CaseLinks group={group} />
        </p>
      ))}
      {will > 0 && <p className={styles.quiet}>{t('cases.bulk.undoable')}</p>}
    </div>
  );
}
