import { no, YES, type Verdict } from '#platform/errors/index.ts';

export interface Reader {
  id: string;
  roles: readonly string[];
  areaIds: readonly string[];
}

export interface FindingFacts {
  areaId: string;
  headId: string | null;
  madeBy: string;
  state: string;
}

const SEE_ALL = ['administrator', 'director', 'lead', 'auditor'];

/** An area sees its own; whoever made it, theirs; those who lead and audit, all. The same stands as SQL in the store. */
export function canSee(person: Reader, facts: Pick<FindingFacts, 'areaId' | 'headId' | 'madeBy'>): boolean {
  return seesAll(person) || facts.madeBy === person.id || isOfArea(person, facts);
}

export function seesAll(person: Pick<Reader, 'roles'>): boolean {
  return person.roles.some((role) => SEE_ALL.includes(role));
}

/** For the area by its own people; the Director may speak for any, so that none is left without a voice. */
export function mayAnswer(person: Reader, facts: FindingFacts): Verdict {
  const reads = person.roles.every((role) => role === 'auditor');
  if (reads || !(isOfArea(person, facts) || person.roles.includes('director'))) return no('finding.not_yours');
  return facts.state === 'open' ? YES : no('finding.answered');
}

function isOfArea(person: Reader, { areaId, headId }: { areaId: string; headId: string | null }): boolean {
  return person.areaIds.includes(areaId) || headId === person.id;
}

/** What the customer said themselves: without the lines our page adds of a call and of where to, which no area needs. */
export function ownWords(text: string, ours: readonly string[]): string {
  const lines = text.split('\n').filter((line) => !line.startsWith('☎') && !ours.includes(line.trim()));
  return lines.join('\n').trim();
}

/** Whether the message says it, line breaks and spaces aside. */
export function isSaid(message: string, quote: string): boolean {
  const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
  return quote !== '' && plain(message).includes(plain(quote));
}

/**
 * Blameless: whoever works here goes as «una persona del equipo», with as much of their name as was written (at least the name
 * and one surname: a first name alone may be the customer's).
 */
export function withoutNames(text: string, names: readonly string[], instead: string): string {
  const forms = names.flatMap((name) => {
    const words = name.trim().split(/\s+/);
    return words.slice(1).map((_, n) => words.slice(0, words.length - n).join(' '));
  });
  const longestFirst = forms.toSorted((a, b) => b.length - a.length).map(escaped);
  if (longestFirst.length === 0) return text;
  return text.replaceAll(
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu'),
    instead,
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+');
}
