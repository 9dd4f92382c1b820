import { useMemo, useSyncExternalStore } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { systemClock } from '#platform/clock/index.ts';
import { type Draft, draftLine, EMPTY_DRAFT, isEmpty, readDraft } from './draft.rules.ts';

const PREFIX = 'cauce.draft.';
const SAVE_MS = 1_000;

/**
 * What one person is writing, case by case, kept on this device each second: it survives a reload, the end of the session
 * and the loss of the connection. Somebody else on the same device does not see it.
 */
class DraftShelf {
  readonly #prefix: string;
  readonly #drafts: Map<string, Draft>;
  readonly #waiting = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #texts: ReadonlyMap<string, string>;

  constructor(personId: string) {
    this.#prefix = `${PREFIX}${personId}.`;
    this.#drafts = readAll(this.#prefix);
    this.#texts = this.#lines();
    window.addEventListener('pagehide', () => this.#save());
    window.addEventListener('storage', (event) => this.#fromElsewhere(event));
  }

  get(reference: string): Draft {
    return this.#drafts.get(reference) ?? EMPTY_DRAFT;
  }

  /** First line of each as it was last kept, by reference: for marking rows. */
  texts = (): ReadonlyMap<string, string> => this.#texts;

  set(reference: string, draft: Draft): void {
    this.#drafts.set(reference, draft);
    this.#waiting.add(reference);
    this.#timer ??= setTimeout(() => this.#save(), SAVE_MS);
    this.#tell();
  }

  clear(reference: string): void {
    this.set(reference, EMPTY_DRAFT);
    this.#save();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const savedAt = systemClock.now().toISOString();
    for (const reference of this.#waiting) {
      const draft = { ...this.get(reference), savedAt };
      if (isEmpty(draft)) {
        this.#drafts.delete(reference);
        write(this.#prefix + reference, null);
      } else if (write(this.#prefix + reference, draft)) this.#drafts.set(reference, draft);
    }
    this.#waiting.clear();
    this.#texts = this.#lines();
    this.#tell();
  }

  /** Written in another tab; what is being written here wins. */
  #fromElsewhere({ key, newValue }: StorageEvent): void {
    const reference = key?.startsWith(this.#prefix) ? key.slice(this.#prefix.length) : undefined;
    if (reference === undefined || this.#waiting.has(reference)) return;
    const draft = newValue === null ? undefined : readDraft(newValue);
    if (draft) this.#drafts.set(reference, draft);
    else this.#drafts.delete(reference);
    this.#texts = this.#lines();
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #lines(): ReadonlyMap<string, string> {
    return new Map(
      [...this.#drafts]
        .filter(([, draft]) => !isEmpty(draft))
        .map(([reference, draft]) => [reference, draftLine(draft)]),
    );
  }
}

function readAll(prefix: string): Map<string, Draft> {
  try {
    const stored = Object.entries(localStorage).filter(([key]) => key.startsWith(prefix));
    return new Map(
      stored.flatMap(([key, text]) => {
        const draft = readDraft(String(text));
        return draft ? [[key.slice(prefix.length), draft] as const] : [];
      }),
    );
  } catch {
    return new Map(); // No storage: drafts live until the page closes.
  }
}

/** False: the device has no room or forbids it; the draft lives until the page closes and is not said to be saved. */
function write(key: string, draft: Draft | null): boolean {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

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
    () => ({ change: (next: Draft) => shelf.set(reference, next), latest: () => shelf.get(reference) }),
    [shelf, reference],
  );
}

export function useIsWriting(reference: string): boolean {
  const shelf = useShelf();
  return useSyncExternalStore(shelf.subscribe, () => !isEmpty(shelf.get(reference)));
}

export function useDraftTexts(): ReadonlyMap<string, string> {
  const shelf = useShelf();
  return useSyncExternalStore(shelf.subscribe, shelf.texts);
}
