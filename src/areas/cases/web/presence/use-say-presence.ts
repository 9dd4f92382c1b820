import { useEffect, useSyncExternalStore } from 'react';
import { presence } from '#platform/presence/presence-line.ts';
import { useIsTyping, useIsWriting } from '../compose/drafts.ts';

/** Tells the others that one looks at this case, writes in it, or has something in it that was not sent; nothing while the page is out of sight. */
export function useSayPresence({ id, reference }: { id: string; reference: string }): void {
  const unsaved = useIsWriting(reference);
  const typing = useIsTyping(reference);
  const seen = useSyncExternalStore(onVisibility, () => document.visibilityState === 'visible');
  const as = typing ? 'writing' : unsaved ? 'unsaved' : 'viewing';
  useEffect(() => presence.say(seen ? { at: `case:${id}`, as } : null), [seen, id, as]);
  useEffect(() => () => presence.say(null), []);
}

function onVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
