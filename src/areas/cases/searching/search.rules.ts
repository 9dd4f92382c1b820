import { parseKey } from '../opening/key.rules.ts';

/** What a search may point at directly, besides the words of messages. */
export interface Pointed {
  /** `RC-248`, compared as a prefix. */
  reference: string | null;
  key: string | null;
  /** Part of a name or of a file name, in lower case, with LIKE's own signs made harmless; null when too short to help. */
  part: string | null;
}

const SHORTEST_PART = 3;

export function readPointed(text: string, prefix: string): Pointed {
  const reference = /^(?:([a-z]{1,5})\s*-?\s*)?(\d{1,10})$/i.exec(text);
  return {
    reference: reference ? `${(reference[1] ?? prefix).toUpperCase()}-${reference[2]}` : null,
    key: parseKey(text),
    part: text.length >= SHORTEST_PART ? escapeLike(text) : null,
  };
}

export function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

/**
 * To find `wanted` of `hits` by walking from the newest, `wanted × messages ÷ hits` messages are passed; by the index every hit is
 * read. The two meet at √(wanted × messages) hits: below it the walk would be in vain. False where `messages` is not known (-1).
 */
export function isReadWhole(hits: number, messages: number, wanted: number): boolean {
  return messages > 0 && hits < Math.sqrt(wanted * messages);
}
