import { fold } from '../format/fold.rules.ts';

/* Finding by words: every word typed must begin a word of the entry, in either language, accents aside. */

export interface Findable {
  /** What it shows, then what else it answers to (its name in the other language, its aliases). */
  texts: readonly string[];
}

/** 0 = does not match; higher is better. A match in what it shows counts more than one in its other names. */
export function score({ texts }: Findable, query: string): number {
  const wanted = words(query);
  if (wanted.length === 0) return 1;
  const scores = texts.map((text, index) => textScore(text, wanted) * (index === 0 ? 2 : 1));
  return Math.max(0, ...scores);
}

function textScore(text: string, wanted: readonly string[]): number {
  const present = words(text);
  if (!wanted.every((start) => present.some((word) => word.startsWith(start)))) return 0;
  const startsWell = present[0]?.startsWith(wanted[0] ?? '') ?? false;
  const whole = present.join(' ') === wanted.join(' ');
  return whole ? 3 : startsWell ? 2 : 1;
}

function words(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** The entries that match, best first; equals keep their order. */
export function findEntries<Entry extends Findable>(entries: readonly Entry[], query: string): Entry[] {
  return entries
    .map((entry) => ({ entry, points: score(entry, query) }))
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)
    .map(({ entry }) => entry);
}
