import { expect, test } from 'vitest';
import { zoneWords } from './zone.rules.ts';

test('a time zone is told in words of each language', () => {
  expect(zoneWords('es', 'Europe/Madrid')).toBe('hora de Europa central');
  expect(zoneWords('es', 'America/Lima')).toBe('hora estándar de Perú');
  expect(zoneWords('en', 'Europe/Madrid')).toBe('Central European Time');
});
