import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PhoneCall } from 'lucide-react';
import { useMe } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/controls/Icon.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { momentWords } from '../thread/Moment.tsx';
import styles from './law.module.css';
import { callsQuery } from './queries.ts';

/** The calls that wait for this person, or for nobody yet, over the list; nothing when there is none. */
export function CallsDue() {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const me = useMe();
  const { data } = useQuery(callsQuery);
  const mine = data?.filter(({ assigned }) => assigned === null || assigned.id === me.id) ?? [];
  const first = mine[0] && new Date(mine[0].dueAt);
  if (!first) return null;
  const until = momentWords(t, formats, first, now);
  return (
    <Link to={'/bandeja/llamadas' as string} className={styles.calls}>
      <Icon as={PhoneCall} />
      <span>{t(first < now ? 'cases.calls.late' : 'cases.calls.pending', { n: mine.length, until })}</span>
    </Link>
  );
}
