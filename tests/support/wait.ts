import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until there is something; after `forMs` it fails, and says what there was instead. */
export async function waitFor<T>(
  what: string,
  look: () => T | undefined | null | false | Promise<T | undefined | null | false>,
  instead: () => unknown = () => '',
  forMs = 45_000,
): Promise<T> {
  const end = performance.now() + forMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`waited ${forMs / 1_000} s for ${what}\n${String(await instead())}`);
    await sleep(100);
  }
}
