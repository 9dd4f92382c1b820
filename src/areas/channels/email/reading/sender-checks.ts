import { Worker } from 'node:worker_threads';
import { SECOND } from '#platform/clock/index.ts';
import type { Resolve } from './dns.ts';

/** Results of RFC 8601. `unknown`: this door can't tell (no address of the sending server, nothing signed). */
export interface Authenticity {
  spf: string;
  dkim: string;
  dmarc: string;
}

export interface SenderCheck {
  id: number;
  /** Of the raw mail. */
  path: string;
  signed: boolean;
  trustReceived: boolean;
  /** The sending server, as far as the door knows it. */
  about: { ip?: string; helo?: string; sender?: string };
}

/** From the thread: it can begin, it asks the DNS something, or it has judged (null: it could not). */
export type CheckQuestion =
  | { ready: true }
  | { asks: number; name: string; type: string }
  | { id: number; told: Authenticity | null };
export type CheckAnswer = { answers: number; records?: string[] | string[][]; code?: string };

/** Judges who sent a mail in a thread of its own, with the DNS it is given. */
export interface SenderChecks {
  /** Null when it can't be told in time: DNS is silent, or the mail is made to take for ever. */
  check(mail: Omit<SenderCheck, 'id'>): Promise<Authenticity | null>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 5 * SECOND;
/** A thread that worked nearly all that time is held by a mail; one that waited, waits for DNS. */
const HELD_SHARE = 0.8;
const HEAP_MB = 128;

export function startSenderChecks(resolver: Resolve): SenderChecks {
  let thread: CheckThread | null = null;
  return {
    check(mail) {
      if (!thread || thread.gone) thread = new CheckThread(resolver);
      return thread.check(mail);
    },
    async stop() {
      await thread?.end();
      thread = null;
    },
  };
}

interface Waiting {
  mail: SenderCheck;
  timer?: NodeJS.Timeout;
  done(told: Authenticity | null): void;
}

class CheckThread {
  gone = false;
  readonly #resolver: Resolve;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #ready = false;
  #lastId = 0;

  constructor(resolver: Resolve) {
    this.#resolver = resolver;
    this.#worker = new Worker(new URL('./sender-check.worker.ts', import.meta.url), {
      name: 'sender-check',
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 12, stackSizeMb: 4 },
    });
    this.#worker.on('message', (message: CheckQuestion) => this.#hear(message));
    this.#worker.on('error', () => void this.end());
    this.#worker.on('exit', () => void this.end());
    this.#worker.unref();
  }

  check(mail: Omit<SenderCheck, 'id'>): Promise<Authenticity | null> {
    const { promise, resolve } = Promise.withResolvers<Authenticity | null>();
    const waiting: Waiting = { mail: { ...mail, id: (this.#lastId += 1) }, done: resolve };
    this.#waiting.set(waiting.mail.id, waiting);
    this.#worker.ref();
    if (this.#ready) this.#begin(waiting);
    return promise;
  }

  /** Ends the thread; what it was judging stays untold. */
  async end(): Promise<void> {
    this.gone = true;
    for (const id of this.#waiting.keys()) this.#settle(id, null);
    await this.#worker.terminate();
  }

  #begin(waiting: Waiting): void {
    const before = this.#worker.performance.eventLoopUtilization();
    waiting.timer = setTimeout(() => {
      const held = this.#worker.performance.eventLoopUtilization(before).utilization > HELD_SHARE;
      this.#settle(waiting.mail.id, null);
      if (held) void this.end();
    }, PATIENCE_MS);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.#worker.postMessage(waiting.mail);
  }

  #hear(message: CheckQuestion): void {
    if ('ready' in message) {
      this.#ready = true;
      for (const waiting of this.#waiting.values()) this.#begin(waiting);
    } else if ('asks' in message) void this.#ask(message.asks, message.name, message.type);
    else this.#settle(message.id, message.told);
  }

  async #ask(question: number, name: string, type: string): Promise<void> {
    const answer: CheckAnswer = await this.#resolver(name, type).then(
      (records) => ({ answers: question, records }),
      (error: unknown) => ({ answers: question, code: String((error as { code?: unknown }).code ?? 'EFAIL') }),
    );
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    if (!this.gone) this.#worker.postMessage(answer);
  }

  #settle(id: number, told: Authenticity | null): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    clearTimeout(waiting?.timer);
    waiting?.done(told);
    if (this.#waiting.size === 0) this.#worker.unref();
  }
}
