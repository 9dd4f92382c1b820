import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { type ComposeMode, type Draft, isEmpty } from './draft.rules.ts';
import { DraftShelf } from './drafts/draft-shelf.ts';
import { MODES } from './drafts/kept.rules.ts';
import { draftsQuery } from './drafts/queries.ts';

const shelves = new Map<string, DraftShelf>();

function useShelf(): DraftShelf {
  const { id } = useMe();
  return useMemo(() => {
    const shelf = shelves.get(id) ?? new DraftShelf(id);
    shelves.set(id, shelf);
    return shelf;
  }, [id]);
}

export interface DraftHandle {
  draft: Draft;
  change(draft: Draft): void;
  /** The draft at this moment, for what ends later than the render that began it. */
  latest(): Draft;
  /** That side has left as it stood then: it is over on the server too. */
  sent<M extends ComposeMode>(mode: M, side: Draft[M]): void;
}

/** The draft of a case and how to change it. Whoever only writes it takes `useDraftWriter`, and is not drawn at each key. */
export function useDraft(reference: string): DraftHandle {
  const shelf = useShelf();
  const draft = useSyncExternalStore(shelf.subscribe, () => shelf.get(reference));
  return { draft, ...useDraftWriter(reference) };
}

export function useDraftWriter(reference: string): Omit<DraftHandle, 'draft'> {
  const shelf = useShelf();
  return useMemo(
    (): Omit<DraftHandle, 'draft'> => ({
      change: (next: Draft) => shelf.set(reference, next),
      latest: () => shelf.get(reference),
      sent: (mode, side) => shelf.sent(reference, mode, side),
    }),
    [shelf, reference],
  );
}

/** While a case is on screen, what other devices kept of it comes here: when it is opened, and whenever one comes back to it. */
export function useDraftFromElsewhere(reference: string): void {
  const shelf = useShelf();
  useEffect(() => {
    const read = (): void => void shelf.open(reference);
    read();
    const back = ['online', 'focus'];
    for (const event of back) window.addEventListener(event, read);
    return () => back.forEach((event) => window.removeEventListener(event, read));
  }, [shelf, reference]);
}

/** The server could not be reached: what is written is on this device alone. */
export function useIsAway(): boolean {
  const shelf = useShelf();
  return useSyncExternalStore(shelf.subscribe, shelf.isAway);
}

const TYPING_MS = 6_000;

/** Something was written in it here in the last seconds. */
export function useIsTyping(reference: string): boolean {
  const shelf = useShelf();
  const [typing, setTyping] = useState(false);
  useEffect(() => {
    let last = shelf.get(reference);
    let timer: ReturnType<typeof setTimeout> | undefined;
    setTyping(false);
    const stop = shelf.subscribe(() => {
      const now = shelf.get(reference);
      const wrote = MODES.some((mode) => now[mode] !== last[mode] && now.kept[mode].touched && !isEmpty(now));
      last = now;
      if (!wrote) return;
      setTyping(true);
      clearTimeout(timer);
      timer = setTimeout(() => setTyping(false), TYPING_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [shelf, reference]);
  return typing;
}

export function useIsWriting(reference: string): boolean {
  const shelf = useShelf();
  return useSyncExternalStore(shelf.subscribe, () => !isEmpty(shelf.get(reference)));
}

/** First line of each draft by reference, those of other devices too. */
export function useDraftTexts(): ReadonlyMap<string, string> {
  const shelf = useShelf();
  const here = useSyncExternalStore(shelf.subscribe, shelf.texts);
  const { data } = useQuery(draftsQuery);
  return useMemo(() => {
    const elsewhere = (data?.drafts ?? []).filter(({ reference }) => !shelf.knows(reference));
    return new Map([...elsewhere.map(({ reference, line }) => [reference, line] as const), ...here]);
  }, [shelf, here, data]);
}
