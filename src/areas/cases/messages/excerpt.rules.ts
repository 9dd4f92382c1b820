import { storable } from '#platform/db/storable.rules.ts';

const EXCERPT = 180;
/** The start of a text on one line, for lists. */
export function excerptOf(text: string): string {
  return storable(text.slice(0, 2000).replaceAll(/\s+/g, ' ').trim()).slice(0, EXCERPT).toWellFormed();
}

/** Characters of a message that are searched by its words. */
export const SEARCHED_CHARACTERS = 100_000;
