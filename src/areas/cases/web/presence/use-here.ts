import { useMemo, useSyncExternalStore } from 'react';
import { presence } from '#platform/presence/presence-line.ts';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { useHouse } from '../data/organisation.ts';
import { hereWords } from './here-words.ts';

export interface HereLine {
  words: string;
  /** Somebody writes in it, or left something unsent: whoever writes too would tread on them. */
  written: boolean;
}

/** What the others do on each case, by the id of the case. */
export function useHereLines(): ReadonlyMap<string, HereLine> {
  const t = useText();
  const formats = useFormats();
  const { personName } = useHouse();
  const all = useSyncExternalStore(presence.subscribe, presence.all);
  return useMemo(() => {
    const cases = [...all].filter(([stream]) => stream.startsWith('case:'));
    return new Map(
      cases.map(([stream, people]) => [
        stream.slice('case:'.length),
        {
          words: hereWords(t, formats, people, personName),
          written: people.some(([, doing]) => doing !== 'viewing'),
        },
      ]),
    );
  }, [t, formats, personName, all]);
}
