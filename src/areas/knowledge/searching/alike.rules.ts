/* Which articles speak of what a case speaks of: by the words both have, rarer ones counting more. No black box: the words are shown. */

export interface Candidate {
  id: string;
  /** Words of the case that its title has, and those that its text has. */
  inTitle: readonly string[];
  inText: readonly string[];
}

export interface Alike {
  id: string;
  score: number;
  /** The words both have, the heaviest first. */
  words: string[];
}

const TITLE = 3;
const MOST_WORDS = 4;
/** One common word alone says nothing; where none is in the title, a few don't either. */
const FEWEST = 2;
const FEWEST_IN_TEXT = 4;

/** How rare a word is among `total` articles of which `having` have it. */
export function rarity(total: number, having: number): number {
  return Math.log(1 + total / Math.max(1, having));
}

/** The most alike first; none that shares too few words, nor less than a third of what the best one has. */
export function mostAlike(candidates: readonly Candidate[], total: number, most: number): Alike[] {
  const having = new Map<string, number>();
  for (const { inTitle, inText } of candidates)
    for (const word of new Set([...inTitle, ...inText])) having.set(word, (having.get(word) ?? 0) + 1);
  const scored = candidates.map(({ id, inTitle, inText }): Alike => {
    const weigh = (word: string): number => rarity(total, having.get(word) ?? 0) * (inTitle.includes(word) ? TITLE : 1);
    const words = [...new Set([...inTitle, ...inText])].toSorted((a, b) => weigh(b) - weigh(a) || a.localeCompare(b));
    return { id, score: words.reduce((sum, word) => sum + weigh(word), 0), words };
  });
  const titled = new Set(candidates.filter(({ inTitle }) => inTitle.length > 0).map(({ id }) => id));
  const enough = scored.filter(({ id, words }) => words.length >= (titled.has(id) ? FEWEST : FEWEST_IN_TEXT));
  const best = Math.max(0, ...enough.map(({ score }) => score));
  return enough
    .filter(({ score }) => score >= best / 3)
    .toSorted((a, b) => b.score - a.score || a.id.localeCompare(b.id))
    .slice(0, most)
    .map((one) => ({ ...one, words: one.words.slice(0, MOST_WORDS) }));
}
