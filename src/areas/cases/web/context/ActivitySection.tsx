import { Button } from '#ui/controls/Button.tsx';
import { FoldSection } from '#ui/data/FoldSection.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import type { CaseView } from '../../contract.ts';
import { useHouse } from '../data/organisation.ts';
import { eventWords } from '../thread/event-words.ts';
import { Moment } from '../thread/Moment.tsx';
import styles from './context.module.css';

const LAST = 5;

/** The last things that happened; the history has them all. */
export function ActivitySection({ it, onHistory }: { it: CaseView; onHistory(): void }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const house = useHouse();
  return (
    <FoldSection id="cases.activity" title={t('cases.activity')}>
      <ul className={styles.activity}>
        {it.events
          .slice(-LAST)
          .toReversed()
          .map((event) => (
            <li key={event.n}>
              {eventWords({ t, formats, house, now }, event)}{' '}
              <span className={styles.quiet}>
                <Moment at={event.at} />
              </span>
            </li>
          ))}
      </ul>
      <div className={styles.quietTools}>
        <Button variant="quiet" keys={['h']} onClick={onHistory}>
          {t('cases.history.action')}
        </Button>
      </div>
    </FoldSection>
  );
}
