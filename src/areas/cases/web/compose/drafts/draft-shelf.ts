import { uuidv7 } from 'uuidv7';
import { systemClock } from '#platform/clock/index.ts';
import { type ComposeMode, type Draft, draftLine, EMPTY_DRAFT, isEmpty, readDraft } from '../draft.rules.ts';
import { readAll, write } from './device-storage.ts';
import { DraftSync } from './draft-sync.ts';
import { afterSending, MODES, touched } from './kept.rules.ts';

const PREFIX = 'cauce.draft.';
const SAVE_MS = 1_000;

/**
 * What one person is writing, case by case, kept each second on this device and on the server: it survives a reload, the end
 * of the session, the loss of the connection and of the device. Somebody else on the same device does not see it.
 */
export class DraftShelf {
  readonly #prefix: string;
  readonly #drafts: Map<string, Draft>;
  readonly #waiting = new Set<string>();
  readonly #listeners = new Set<() => void>();
  readonly #sync = new DraftSync(this);
  /** Of these this device knows best, whatever a list said a minute ago. */
  readonly #known: Set<string>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #texts: ReadonlyMap<string, string>;

  constructor(personId: string) {
    this.#prefix = `${PREFIX}${personId}.`;
    this.#drafts = readAll(this.#prefix);
    this.#known = new Set(this.#drafts.keys());
    this.#texts = this.#lines();
    window.addEventListener('pagehide', () => this.#save());
    window.addEventListener('storage', (event) => this.#fromElsewhere(event));
    for (const event of ['online', 'focus']) window.addEventListener(event, () => this.#keepAll());
    this.#keepAll();
  }

  get(reference: string): Draft {
    return this.#drafts.get(reference) ?? EMPTY_DRAFT;
  }

  /** First line of each as it was last kept, by reference: for marking rows. */
  texts = (): ReadonlyMap<string, string> => this.#texts;
  /** The server could not be reached: drafts are on this device alone. */
  isAway = (): boolean => this.#sync.away;
  knows = (reference: string): boolean => this.#known.has(reference);

  set(reference: string, draft: Draft): void {
    this.#put(reference, touched(this.get(reference), draft, uuidv7));
  }

  /** That side has left. */
  sent(reference: string, mode: ComposeMode, side: Draft[ComposeMode]): void {
    this.#put(reference, afterSending(this.get(reference), mode, side, uuidv7));
    this.#save();
  }

  /** Reads what other devices kept of it. */
  async open(reference: string): Promise<void> {
    await this.#sync.read(reference);
  }

  /** What the server said of it, which nobody wrote here. */
  met(reference: string, change: (draft: Draft) => Draft): void {
    const now = this.get(reference);
    const next = change(now);
    this.#known.add(reference);
    if (next !== now) this.#put(reference, next);
  }

  tell(): void {
    for (const listener of this.#listeners) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #put(reference: string, draft: Draft): void {
    this.#known.add(reference);
    this.#drafts.set(reference, draft);
    this.#waiting.add(reference);
    this.#timer ??= setTimeout(() => this.#save(), SAVE_MS);
    this.tell();
  }

  #save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const savedAt = systemClock.now().toISOString();
    const saved = [...this.#waiting];
    this.#waiting.clear();
    for (const reference of saved) {
      const now = this.get(reference);
      const draft = { ...now, savedAt: isEmpty(now) ? null : savedAt };
      // Emptied and the server not told yet: that is worth remembering too.
      const over = isEmpty(draft) && MODES.every((mode) => !draft.kept[mode].touched);
      if (write(this.#prefix + reference, over ? null : draft)) this.#drafts.set(reference, draft);
    }
    this.#texts = this.#lines();
    this.tell();
    for (const reference of saved) this.#sync.keep(reference);
  }

  #keepAll(): void {
    for (const reference of this.#drafts.keys()) this.#sync.keep(reference);
  }

  /** Written in another tab; what is being written here wins. */
  #fromElsewhere({ key, newValue }: StorageEvent): void {
    const reference = key?.startsWith(this.#prefix) ? key.slice(this.#prefix.length) : undefined;
    if (reference === undefined || this.#waiting.has(reference)) return;
    const draft = newValue === null ? undefined : readDraft(newValue);
    if (draft) this.#drafts.set(reference, draft);
    else this.#drafts.delete(reference);
    this.#texts = this.#lines();
    this.tell();
  }

  #lines(): ReadonlyMap<string, string> {
    return new Map(
      [...this.#drafts]
        .filter(([, draft]) => !isEmpty(draft))
        .map(([reference, draft]) => [reference, draftLine(draft)]),
    );
  }
}
