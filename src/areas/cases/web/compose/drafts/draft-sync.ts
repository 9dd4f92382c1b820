import { uuidv7 } from 'uuidv7';
import { ApiProblem, call } from '#platform/http/client.ts';
import { casesApi } from '../../../contract.ts';
import type { ComposeMode, Draft } from '../draft.rules.ts';
import { contentOf, met, MODES } from './kept.rules.ts';

/** What the server side needs of the shelf. */
interface Shelf {
  get(reference: string): Draft;
  met(reference: string, change: (draft: Draft) => Draft): void;
  tell(): void;
}

const RETRY_MS = 5_000;
const TURNS = 4;
const ELSEWHERE = ['draft.changed_elsewhere', 'draft.already_sent'];

/** Brings drafts to the server, one request a case at a time, and what other devices kept back from it. */
export class DraftSync {
  readonly #shelf: Shelf;
  readonly #busy = new Set<string>();
  readonly #again = new Set<string>();
  #retry: ReturnType<typeof setTimeout> | undefined;
  away = false;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** Keeps what is new of it, now or as soon as the server can be reached. */
  keep(reference: string): void {
    if (this.#busy.has(reference)) this.#again.add(reference);
    else if (this.#isTouched(reference)) void this.#run(reference);
  }

  async read(reference: string): Promise<void> {
    try {
      const { drafts } = await call(casesApi.getDrafts, { params: { reference } });
      this.#reached(true);
      for (const mode of MODES) {
        const there = drafts.find(({ kind }) => kind === mode);
        this.#shelf.met(reference, (draft) => met(draft, mode, there, uuidv7));
      }
    } catch (problem) {
      this.#failed(reference, problem);
    }
  }

  #isTouched(reference: string): boolean {
    return MODES.some((mode) => this.#shelf.get(reference).kept[mode].touched);
  }

  async #run(reference: string): Promise<void> {
    this.#busy.add(reference);
    try {
      for (let turn = 0; turn < TURNS; turn++) {
        this.#again.delete(reference);
        for (const mode of MODES) await this.#keepSide(reference, mode);
        if (!this.#again.has(reference) || !this.#isTouched(reference)) break;
      }
    } finally {
      this.#busy.delete(reference);
      this.#again.delete(reference);
    }
  }

  async #keepSide(reference: string, mode: ComposeMode): Promise<void> {
    const draft = this.#shelf.get(reference);
    const { id, revision: known, touched } = draft.kept[mode];
    if (!touched) return;
    try {
      const { revision } = await call(casesApi.saveDraft, {
        params: { reference },
        body: { kind: mode, id: id ?? uuidv7(), revision: known, content: contentOf(draft, mode) },
      });
      this.#reached(true);
      this.#shelf.met(reference, (now) => {
        const kept = now.kept[mode];
        // Sent meanwhile: what this answer says is of the one before.
        if (kept.id !== id || kept.revision !== known) return now;
        return { ...now, kept: { ...now.kept, [mode]: { ...kept, revision, touched: now[mode] !== draft[mode] } } };
      });
    } catch (problem) {
      this.#failed(reference, problem);
      if (!(problem instanceof ApiProblem) || !ELSEWHERE.includes(problem.code)) return;
      await this.read(reference);
      this.#again.add(reference);
    }
  }

  #reached(yes: boolean): void {
    if (this.away !== yes) return;
    this.away = !yes;
    this.#shelf.tell();
  }

  /** What cannot be reached is tried again; what is refused waits for the next word or the next sign-in. */
  #failed(reference: string, problem: unknown): void {
    const status = problem instanceof ApiProblem ? problem.status : 0;
    if (status !== 0 && status < 500 && status !== 429) return;
    this.#reached(false);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.keep(reference), RETRY_MS);
  }
}
