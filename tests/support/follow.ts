import { advance, type Reader } from '#platform/log/index.ts';
import type { House } from '#platform/work/index.ts';
import { readable } from './readable.ts';

/** Lets a reader handle all there is, once it can be read. */
export async function catchUp(house: House, reader: Reader): Promise<void> {
  await readable(house);
  // One event at a time may be all that concerns it: until nothing moves.
  while ((await advance(house, reader)) > 0);
}
