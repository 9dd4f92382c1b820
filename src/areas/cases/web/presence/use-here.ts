import { useMemo, useSyncExternalStore } from 'react';
import { presence } from '#platform/presence/presence-line.ts';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { useHouse } from '../data/organisation.ts';
import { hereWords } from './here-words.ts';

/** What the others do on each case, in words, by the id of the case. */
export function useHereLines(): ReadonlyMap<string, string> {
  const t = useText();
  const formats = useFormats();
  const { personName } = useHouse();
  const all = useSyncExternalStore(presence.subscribe, presence.all);
  return useMemo(() => {
    const cases = [...all].filter(([stream]) => stream.startsWith('case:'));
    return new Map(
      cases.map(([stream, people]) => [stream.slice('case:'.length), hereWords(t, formats, people, personName)]),
    );
  }, [t, formats, personName, all]);
}
