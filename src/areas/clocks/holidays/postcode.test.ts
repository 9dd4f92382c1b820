import { expect, test } from 'vitest';
import { provinceOfPostcode } from './postcode.rules.ts';
import { territoryName } from './territories.rules.ts';

test.each([
  ['47001', 'ES-VA'],
  ['01001', 'ES-VI'],
  ['28 013', 'ES-M'],
  ['07012', 'ES-PM'],
  ['52001', 'ES-ML'],
  ['53001', null],
  ['00123', null],
  ['4700', null],
  ['15046-2', null],
  ['', null],
])('the province of %s is %s', (written, province) => {
  expect(provinceOfPostcode(written)).toBe(province);
});

test('each of the 52 numbers is another place that is known by name', () => {
  const numbers = Array.from({ length: 52 }, (_, n) => `${String(n + 1).padStart(2, '0')}001`);
  const codes = numbers.map((one) => provinceOfPostcode(one) ?? '');
  expect(new Set(codes).size).toBe(52);
  expect(codes.filter((code) => territoryName(code, 'es') === code)).toEqual([]);
});
