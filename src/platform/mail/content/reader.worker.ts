import { parentPort } from 'node:worker_threads';

import { fileSource, memorySource } from './mime/byte-source.ts';
import { parseMail } from './parse-mail.ts';
import type { ReaderAnswer, ReaderTask } from './reader-thread.ts';

// Runs in a worker thread: one mail after the other, in the order they come.

const port = parentPort!;
let last: Promise<void> = Promise.resolve();

port.on('message', (task: ReaderTask) => {
  last = last.then(() => answer(task));
});
port.postMessage({ ready: true } satisfies ReaderAnswer);

async function answer({ id, source, options, limits }: ReaderTask): Promise<void> {
  try {
    const bytes = 'path' in source ? fileSource(source.path) : memorySource(source.bytes);
    try {
      port.postMessage({ id, mail: await parseMail(bytes, options, limits) } satisfies ReaderAnswer);
    } finally {
      bytes.close();
    }
  } catch (error) {
    port.postMessage({ id, ...describe(error) } satisfies ReaderAnswer);
  }
}

/** Disk faults are not the mail's: they go back to the caller, who tries again. */
function describe(error: unknown): { fault: string } | { failure: string } {
  if (!(error instanceof Error)) return { failure: 'unknown' };
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall !== undefined && code !== undefined) return { fault: `${code} ${syscall}` };
  const place = /\/([\w.-]+\.ts:\d+):\d+/.exec(error.stack ?? '')?.[1] ?? '';
  return { failure: `${error.name} ${place}`.trim() };
}
