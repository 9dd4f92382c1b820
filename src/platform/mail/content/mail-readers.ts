import { stat } from 'node:fs/promises';

import { DEFAULT_LIMITS, timeLimit } from './limits.ts';
import { ReaderThread } from './reader-thread.ts';
import type { ReaderJob } from './reader-thread.ts';
import type { MailSource, ParsedMail, ReadMailOptions } from './types.ts';
import { unreadableMail } from './unreadable-mail.ts';

/** Threads that read mails. A mail that takes too long or too much memory costs its thread, which is replaced. */
export interface MailReaders {
  /**
   * Always answers with a ParsedMail, whatever the mail holds (`readable: false` when only its headers could be had).
   * Rejects when the file can't be read, attachments can't be written or no thread can start: to be tried again.
   */
  read(source: MailSource, options?: ReadMailOptions): Promise<ParsedMail>;
  /** Waits for the mails at work, then ends the threads. */
  stop(): Promise<void>;
}

export interface ReadersOptions {
  /** The first starts at once, the others when there is work for them; one a core at most. */
  threads?: number;
  /** Heap of each thread, in MB. */
  megabytes?: number;
}

export function startReaders({ threads = 1, megabytes = 160 }: ReadersOptions = {}): MailReaders {
  return new ReaderPool(threads, megabytes);
}

/** Handed to a thread ahead of time, so that it never waits for the next one. */
const AHEAD = 4;

class ReaderPool implements MailReaders {
  readonly #threads: number;
  readonly #megabytes: number;
  readonly #pool: ReaderThread[] = [];
  readonly #queue: ReaderJob[] = [];
  readonly #open = new Set<Promise<unknown>>();
  #lastId = 0;
  #stopped = false;

  constructor(threads: number, megabytes: number) {
    this.#threads = threads;
    this.#megabytes = megabytes;
    this.#addThread();
  }

  async read(source: MailSource, options: ReadMailOptions = {}): Promise<ParsedMail> {
    if (this.#stopped) throw new Error('mail readers are stopped');
    const result = this.#queued(source, options);
    this.#open.add(result);
    try {
      return await result;
    } finally {
      this.#open.delete(result);
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.allSettled(this.#open);
    await Promise.all(this.#pool.map((thread) => thread.stop()));
  }

  async #queued(source: MailSource, options: ReadMailOptions): Promise<ParsedMail> {
    const limits = { ...DEFAULT_LIMITS, ...options.limits };
    const size = 'path' in source ? (await stat(source.path)).size : source.bytes.length;
    const { promise, resolve, reject } = Promise.withResolvers<ParsedMail>();
    this.#queue.push({
      id: ++this.#lastId,
      source,
      options,
      limits,
      allowed: timeLimit(limits, size),
      done: resolve,
      failed(reason, detail) {
        unreadableMail(source, options, limits, reason, detail).then(resolve, reject);
      },
      faulted: reject,
    });
    this.#pump();
    return await promise;
  }

  #pump(): void {
    while (this.#queue.length > 0) {
      const thread = this.#freest();
      if (thread.load >= AHEAD) return;
      thread.run(this.#queue.shift()!);
    }
  }

  /** An idle thread, a new one while there may be more, else the one with least to do. */
  #freest(): ReaderThread {
    const idle = this.#pool.find((thread) => thread.load === 0);
    if (idle !== undefined) return idle;
    if (this.#pool.length < this.#threads) return this.#addThread();
    return this.#pool.reduce((least, other) => (other.load < least.load ? other : least));
  }

  #addThread(): ReaderThread {
    const thread = new ReaderThread(this.#megabytes, {
      onIdle: () => this.#pump(),
      onGone: (waiting) => {
        this.#pool.splice(this.#pool.indexOf(thread), 1);
        this.#queue.unshift(...waiting);
        this.#pump();
      },
    });
    this.#pool.push(thread);
    return thread;
  }
}
