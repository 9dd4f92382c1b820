import { expect, test } from 'vitest';
import { askedAt } from './by-law.rules.ts';

const on = (day: string) => new Date(`${day}T10:00:00Z`);
const NOW = on('2026-11-20');

test.each<[string, string[], string | null, string]>([
  ['their first word, however late it is answered', ['2026-11-10', '2026-11-02'], null, '2026-11-02'],
  ['a word from before the term began used nothing', ['2026-11-02', '2026-11-10'], '2026-11-05', '2026-11-10'],
  ['asked before it began, holds from its first day', ['2026-11-02'], '2026-11-05', '2026-11-05'],
  ['nobody is known to have asked', [], '2026-11-05', '2026-11-20'],
])('%s', (_, words, from, asked) => {
  expect(askedAt(words.map(on), from === null ? null : on(from), NOW)).toEqual(on(asked));
});
