import { expect, test } from 'vitest';
import { readMoment, usualChoices } from './snooze.rules.ts';

/** Thursday 12 November 2026, 10:20 where the person is. */
const NOW = new Date(2026, 10, 12, 10, 20);
/** Monday to Friday, for these tests. */
function workingDay(from: Date, n: number): Date {
  const day = new Date(from.getFullYear(), from.getMonth(), from.getDate());
  for (let left = n; left > 0;) {
    day.setDate(day.getDate() + 1);
    if (day.getDay() % 6 !== 0) left -= 1;
  }
  return day;
}
const read = (words: string) => readMoment(words, NOW, workingDay);

test.each([
  ['mañana', new Date(2026, 10, 13, 9)],
  ['mañana 9', new Date(2026, 10, 13, 9)],
  ['Mañana a las 16:30', new Date(2026, 10, 13, 16, 30)],
  ['pasado mañana 8:15', new Date(2026, 10, 14, 8, 15)],
  ['tomorrow at 11', new Date(2026, 10, 13, 11)],
  ['en 3 días hábiles', new Date(2026, 10, 17, 9)],
  ['en 3 d hábiles', new Date(2026, 10, 17, 9)],
  ['in 2 working days', new Date(2026, 10, 16, 9)],
  ['en 2 semanas', new Date(2026, 10, 26, 9)],
  ['el lunes', new Date(2026, 10, 16, 9)],
  ['jueves', new Date(2026, 10, 19, 9)],
  ['mié 10', new Date(2026, 10, 18, 10)],
  ['friday', new Date(2026, 10, 13, 9)],
  ['hoy 18:00', new Date(2026, 10, 12, 18)],
  ['18:00', new Date(2026, 10, 12, 18)],
  ['14/12', new Date(2026, 11, 14, 9)],
  ['14/12 10:30', new Date(2026, 11, 14, 10, 30)],
  ['2 de enero', new Date(2027, 0, 2, 9)],
  ['14 dic 2026 12:00', new Date(2026, 11, 14, 12)],
  ['en 3 h', new Date(2026, 10, 12, 13, 20)],
  ['45 min', new Date(2026, 10, 12, 11, 5)],
])('«%s»', (words, expected) => {
  expect(read(words)).toEqual(expected);
});

test.each(['', 'hoy 9', 'ayer', '31/2', 'mañana 25', 'cuando responda Almacén', '1/1/2020'])(
  '«%s» is no moment to come',
  (words) => {
    expect(read(words)).toBeUndefined();
  },
);

test('the usual choices are in the future, in the morning, and «later today» stops at the end of the day', () => {
  expect(usualChoices(NOW, workingDay).map(({ id, until }) => [id, until])).toEqual([
    ['later', new Date(2026, 10, 12, 13)],
    ['tomorrow', new Date(2026, 10, 13, 9)],
    ['working', new Date(2026, 10, 17, 9)],
    ['monday', new Date(2026, 10, 16, 9)],
  ]);
  expect(usualChoices(new Date(2026, 10, 12, 22, 5), workingDay).map(({ id }) => id)).toEqual([
    'tomorrow',
    'working',
    'monday',
  ]);
});

test('a moment that has two names is offered once', () => {
  const sunday = new Date(2026, 10, 15, 22);
  expect(usualChoices(sunday, workingDay).map(({ id }) => id)).toEqual(['tomorrow', 'working']);
});
