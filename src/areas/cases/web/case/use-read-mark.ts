import { useEffect, useEffectEvent, useState } from 'react';
import { type CaseView, casesApi } from '../../contract.ts';
import { useVerb } from '../data/use-verb.ts';

const LOOKED_AT_MS = 1_000;

/** A case looked at for a second is read, unless the person has put it back as unread. */
export function useReadMark({ reference, unread, can }: CaseView): (unread: boolean) => void {
  const { run } = useVerb(casesApi.markSeen);
  const [keptOf, setKept] = useState<string | undefined>(undefined);
  const kept = keptOf === reference;
  const mark = (seen: boolean): void =>
    run({ params: { reference }, body: { seen } }, { shows: { unread: !seen }, onRefused: () => seen });
  const may = can['markSeen'] === undefined || can['markSeen'] === true;

  const look = useEffectEvent(() => document.visibilityState === 'visible' && mark(true));
  // Once each time it becomes unread while it is on screen.
  useEffect(() => {
    if (!unread || kept || !may) return undefined;
    const timer = setTimeout(() => look(), LOOKED_AT_MS);
    return () => clearTimeout(timer);
  }, [reference, unread, kept, may]);
  return (keep) => {
    setKept(keep ? reference : undefined);
    mark(!keep);
  };
}
