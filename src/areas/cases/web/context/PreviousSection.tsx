import { FoldSection } from '#ui/data/FoldSection.tsx';
import { Time } from '#ui/format/Time.tsx';
import { useText } from '#ui/text.ts';
import type { CaseView } from '../../contract.ts';
import { CaseLine } from './CaseLine.tsx';
import styles from './context.module.css';

/** What else this customer has asked. */
export function PreviousSection({ it }: { it: CaseView }) {
  const t = useText();
  if (it.customerId === null) return null;
  return (
    <FoldSection
      id="cases.previous"
      title={t('cases.previous')}
      aside={it.previous.length > 0 ? it.previous.length : undefined}
    >
      {it.previous.length === 0 && <p className={styles.quiet}>{t('cases.previous.none')}</p>}
      <ul className={styles.caseLines}>
        {it.previous.map(({ reference, subject, openedAt, ball, discarded }) => (
          <CaseLine
            key={reference}
            reference={reference}
            subject={subject}
            ball={ball}
            discarded={discarded}
            meta={<Time at={new Date(openedAt)} as="date" />}
          />
        ))}
      </ul>
    </FoldSection>
  );
}
