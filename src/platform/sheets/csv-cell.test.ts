import { expect, it } from 'vitest';
import { csvCell, csvDate, csvNumber, wallTime } from './csv-cell.rules.ts';

it.each([
  ['=1+1', "'=1+1"],
  ['=HYPERLINK("http://x.example";"ver")', `'=HYPERLINK("http://x.example";"ver")`],
  ['+34 612 34 56 78', "'+34 612 34 56 78"],
  ['-2 uds. menos', "'-2 uds. menos"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1+1', "'\t=1+1"],
  ['\r=1+1', "' =1+1"],
  ['\n=1+1', "' =1+1"],
  ['  =1+1', "'  =1+1"],
  ['Núñez; «Bar El Puente»', 'Núñez; «Bar El Puente»'],
  ['dos\r\nlíneas', 'dos líneas'],
  ['', ''],
])('%j is written %j', (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

it('numbers have the decimals of the language', () => {
  expect([csvNumber(1284.5, 'es'), csvNumber(1284.5, 'en'), csvNumber(-3, 'es')]).toEqual(['1284,5', '1284.5', '-3']);
});

it.each([
  ['2026-11-22T16:05:40Z', 'Europe/Madrid', '22/11/2026 17:05'],
  ['2026-07-01T22:30:00Z', 'Europe/Madrid', '02/07/2026 00:30'],
  ['2026-11-22T16:05:40Z', 'America/Bogota', '22/11/2026 11:05'],
])('%s in %s is %s', (at, zone, told) => {
  expect(csvDate(wallTime(zone)(new Date(at)))).toBe(told);
});
