import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { extractText } from './extract.ts';

// Runs in a worker thread: one file at a time, as it is asked.

export interface TextTask {
  name: string;
  path: string;
}
export type TextAnswer = { text: string } | { failure: string };

parentPort?.on('message', ({ name, path }: TextTask) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  void answer(name, path).then((said) => parentPort?.postMessage(said));
});

async function answer(name: string, path: string): Promise<TextAnswer> {
  try {
    return { text: await extractText(name, new Uint8Array(readFileSync(path))) };
  } catch (error) {
    return { failure: error instanceof Error ? error.name : 'unknown' };
  }
}
