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
  parentPort?.postMessage(answer(name, path));
});

function answer(name: string, path: string): TextAnswer {
  try {
    return { text: extractText(name, readFileSync(path)) };
  } catch (error) {
    return { failure: error instanceof Error ? error.name : 'unknown' };
  }
}
