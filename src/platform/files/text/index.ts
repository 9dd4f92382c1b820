import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { TextAnswer, TextTask } from './text.worker.ts';

export { READABLE_NAME } from './extract.ts';

const BYTES = 15_000_000;
const MEGABYTES = 128;

/** Reads files of unknown origin in a thread of their own: one that takes too long or too much memory costs the thread, not the program. */
export class TextReader {
  readonly #milliseconds: number;
  #worker: Worker | null = null;

  constructor(milliseconds = 5_000) {
    this.#milliseconds = milliseconds;
  }

  /** The text of a file; null when it can't be read: too big, too slow, or not what its name says. */
  async read(task: TextTask): Promise<string | null> {
    if ((await stat(task.path)).size > BYTES) return null;
    const worker = (this.#worker ??= this.#start());
    const { promise, resolve } = Promise.withResolvers<TextAnswer | null>();
    const timer = setTimeout(() => resolve(null), this.#milliseconds);
    const failed = (): void => resolve(null);
    worker.on('message', resolve).on('error', failed).on('exit', failed);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(task satisfies TextTask);
    const answer = await promise;
    clearTimeout(timer);
    if (answer === null) await this.stop();
    worker.off('message', resolve).off('error', failed).off('exit', failed);
    return answer !== null && 'text' in answer ? answer.text : null;
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    worker?.on('error', () => undefined);
    await worker?.terminate();
  }

  #start(): Worker {
    return new Worker(new URL('./text.worker.ts', import.meta.url), {
      name: 'text-reader',
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: 12, stackSizeMb: 4 },
    });
  }
}
