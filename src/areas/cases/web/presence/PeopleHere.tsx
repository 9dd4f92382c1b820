import { Eye, PenLine } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { presence } from '#platform/presence/presence-line.ts';
import { Icon } from '#ui/controls/Icon.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { useHouse } from '../data/organisation.ts';
import { hereWords } from './here-words.ts';
import styles from './presence.module.css';

/** Who else is on the case, and whether they write. Read out as it changes, when the reader is not busy. */
export function PeopleHere({ id }: { id: string }) {
  const t = useText();
  const formats = useFormats();
  const { personName } = useHouse();
  const people = useSyncExternalStore(presence.subscribe, () => presence.on(`case:${id}`));
  const said = hereWords(t, formats, people, personName);
  const writing = people.some(([, doing]) => doing !== 'viewing');
  return (
    <span role="status" className={said ? `${styles.here} ${writing ? styles.writing : ''}` : undefined}>
      {said && <Icon as={writing ? PenLine : Eye} />}
      {said}
    </span>
  );
}
