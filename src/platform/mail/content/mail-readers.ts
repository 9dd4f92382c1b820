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
   * Rejects when the file can't be read or attachments can't be written: then it should be tried again.
   */
  read(source: MailSource, options?: ReadMailOptions): Promise<ParsedMail>;
  /** Waits for the mails at work, then ends the threads. */
  stop(): Promise<void>;
}

/** Handed to a thread ahead of time, so that it never waits for the next one. */
const AHEAD = 4;

export interface ReadersOptions {
  /** Started when there is work for them; one a core at most. */
  threads?: number;
  /** Heap of each thread, in MB. */
  megabytes?: number;
}

export function startReaders({ threads = 1, megabytes = 160 }: ReadersOptions = {}): MailReaders {
  const pool: ReaderThread[] = [];
  const queue: ReaderJob[] = [];
  const open = new Set<Promise<unknown>>();
  let nextId = 1;
  let stopped = false;

  const addThread = (): ReaderThread => {
    const thread = new ReaderThread(megabytes, {
      onIdle: pump,
      onGone(waiting) {
        pool.splice(pool.indexOf(thread), 1);
        queue.unshift(...waiting);
        pump();
      },
    });
    pool.push(thread);
    return thread;
  };

  function pump(): void {
    while (queue.length > 0) {
      const free = pool.find((thread) => thread.load === 0) ?? (pool.length < threads ? addThread() : null);
      const thread = free ?? pool.reduce((least, other) => (other.load < least.load ? other : least));
      if (thread.load >= AHEAD) return;
      thread.run(queue.shift()!);
    }
  }

  async function read(source: MailSource, options: ReadMailOptions = {}): Promise<ParsedMail> {
    if (stopped) throw new Error('mail readers are stopped');
    const limits = { ...DEFAULT_LIMITS, ...options.limits };
    const size = 'path' in source ? (await stat(source.path)).size : source.bytes.length;
    return await new Promise<ParsedMail>((resolve, reject) => {
      queue.push({
        id: nextId++,
        source,
        options,
        limits,
        allowed: timeLimit(limits, size),
        done: resolve,
        failed: (reason, detail) => unreadableMail(source, options, limits, reason, detail).then(resolve, reject),
        faulted: reject,
      });
      pump();
    });
  }

  addThread();
  return {
    async read(source, options) {
      const result = read(source, options);
      open.add(result);
      try {
        return await result;
      } finally {
        open.delete(result);
      }
    },
    async stop() {
      stopped = true;
      await Promise.allSettled(open);
      await Promise.all(pool.map((thread) => thread.stop()));
    },
  };
}
