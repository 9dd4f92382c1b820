import { Worker } from 'node:worker_threads';

import type { MailLimits, MailSource, ParsedMail, ReadMailOptions, UnreadableReason } from './types.ts';

export interface ReaderTask {
  id: number;
  source: MailSource;
  options: ReadMailOptions;
  limits: MailLimits;
}

export type ReaderAnswer =
  | { ready: true }
  | { id: number; mail: ParsedMail }
  /** The disk failed, not the mail. */
  | { id: number; fault: string }
  | { id: number; failure: string };

export interface ReaderJob extends ReaderTask {
  /** Milliseconds it may take. */
  allowed: number;
  done(mail: ParsedMail): void;
  /** The mail could not be read. */
  failed(reason: UnreadableReason, detail: string | null): void;
  /** The disk could not be read or written. */
  faulted(error: Error): void;
}

export interface ThreadEvents {
  /** There is room for another job. */
  onIdle(): void;
  /** The thread is gone; these jobs were waiting behind the one that failed. */
  onGone(waiting: ReaderJob[]): void;
}

const STARVED_SHARE = 0.75;
const MOST_PATIENCE = 10;

/** One worker thread and the jobs handed to it; they are answered in order, so the first is the one at work. */
export class ReaderThread {
  readonly #worker: Worker;
  readonly #events: ThreadEvents;
  readonly #jobs: ReaderJob[] = [];
  #ready = false;
  #gone = false;
  #timer: NodeJS.Timeout | null = null;
  #cpuAtStart = 0;

  /** `megabytes`: how much its JavaScript heap may grow to. */
  constructor(megabytes: number, events: ThreadEvents) {
    this.#events = events;
    this.#worker = new Worker(new URL('./reader.worker.ts', import.meta.url), {
      name: 'mail-reader',
      // The flags of the main program (an inspector, an evaluated script) are not for this thread.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 12, stackSizeMb: 4 },
    });
    this.#worker.on('message', (answer: ReaderAnswer) => this.#onAnswer(answer));
    this.#worker.on('error', (error: NodeJS.ErrnoException) => {
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.#fail(outOfMemory ? 'out-of-memory' : 'failed', outOfMemory ? null : error.name);
    });
    this.#worker.on('exit', () => this.#fail('failed', 'thread ended'));
    this.#worker.unref();
  }

  get load(): number {
    return this.#jobs.length;
  }

  run(job: ReaderJob): void {
    this.#jobs.push(job);
    const { id, options, limits } = job;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.#worker.postMessage({ id, source: ownBytes(job.source), options, limits } satisfies ReaderTask);
    if (this.#jobs.length === 1) this.#begin();
  }

  async stop(): Promise<void> {
    this.#gone = true;
    this.#stopTimer();
    await this.#worker.terminate();
  }

  #onAnswer(answer: ReaderAnswer): void {
    if ('ready' in answer) {
      this.#ready = true;
      if (this.#jobs.length > 0) this.#begin();
      return;
    }
    const job = this.#jobs[0];
    if (this.#gone || job === undefined || job.id !== answer.id) return;
    this.#jobs.shift();
    this.#begin();
    if ('mail' in answer) job.done(answer.mail);
    else if ('fault' in answer) job.faulted(new Error(`mail could not be read: ${answer.fault}`));
    else job.failed('failed', answer.failure);
    this.#events.onIdle();
  }

  /** Starts the clock for the first job; an idle thread doesn't keep the process alive. */
  #begin(): void {
    this.#stopTimer();
    const job = this.#jobs[0];
    if (job === undefined) {
      this.#worker.unref();
      return;
    }
    this.#worker.ref();
    if (!this.#ready) return;
    this.#cpuAtStart = -1;
    void this.#cpu().then((used) => (this.#cpuAtStart = used));
    this.#timer = setTimeout(() => void this.#onTimeOut(job, 1), job.allowed);
  }

  /** On a busy machine the clock runs while the thread waits for a core: then it gets more of it. */
  async #onTimeOut(job: ReaderJob, patience: number): Promise<void> {
    const used = await this.#cpu();
    // An answer may have been waiting behind whatever held this thread up.
    await new Promise((resolve) => setImmediate(resolve));
    if (this.#gone || this.#jobs[0] !== job) return;
    const starved = this.#cpuAtStart >= 0 && used - this.#cpuAtStart < job.allowed * STARVED_SHARE;
    if (starved && patience < MOST_PATIENCE) {
      this.#timer = setTimeout(() => void this.#onTimeOut(job, patience + 1), job.allowed / 2);
      return;
    }
    void this.#worker.terminate();
    this.#fail('time-out', null);
  }

  /** Milliseconds of processor time of the thread so far; -1 when it can't say. */
  async #cpu(): Promise<number> {
    try {
      const { user, system } = await this.#worker.cpuUsage();
      return (user + system) / 1_000;
    } catch {
      return -1;
    }
  }

  #fail(reason: UnreadableReason, detail: string | null): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#stopTimer();
    const [job, ...waiting] = this.#jobs.splice(0);
    if (this.#ready) {
      this.#events.onGone(waiting);
      job?.failed(reason, detail);
      return;
    }
    // It never began to read: the installation is at fault, not these mails.
    this.#events.onGone([]);
    for (const one of [job, ...waiting]) one?.faulted(new Error(`mail reader could not start: ${detail ?? reason}`));
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

/** A view of a bigger buffer would be sent with all of that buffer. */
function ownBytes(source: MailSource): MailSource {
  if ('path' in source || source.bytes.byteLength === source.bytes.buffer.byteLength) return source;
  return { bytes: new Uint8Array(source.bytes) };
}
