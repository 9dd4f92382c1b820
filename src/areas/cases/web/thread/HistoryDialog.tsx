import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import type { CaseView } from '../../contract.ts';
import { useHouse } from '../data/organisation.ts';
import { eventWords } from './event-words.ts';
import styles from './thread.module.css';

/** Everything that happened in the case, as the log has it, newest first. */
export function HistoryDialog({ it, open, onClose }: { it: CaseView; open: boolean; onClose(): void }) {
  const t = useText();
  return (
    <Dialog open={open} onClose={onClose} title={t('cases.history.title', { reference: it.reference })} size="medium">
      {open && <HistoryList it={it} />}
    </Dialog>
  );
}

function HistoryList({ it }: { it: CaseView }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const house = useHouse();
  return (
    <ol className={styles.history}>
      {it.events.toReversed().map((event) => (
        <li key={event.n}>
          <time dateTime={event.at}>{formats.exact(new Date(event.at))}</time>
          <span>{eventWords({ t, formats, house, now }, event)}</span>
        </li>
      ))}
    </ol>
  );
}
