import { expect, test } from 'vitest';
import { rulingPack } from './ruling-pack.ts';

// Ley 10/2025 obliges from 28 December 2026 (disposición transitoria única); the general regime from 28 December 2025.
test.each<[string, string, string, string | null]>([
  ['es-l10-large', '2026-12-27T22:59:59.999Z', 'Europe/Madrid', 'es-general'],
  ['es-l10-large', '2026-12-27T23:00:00.000Z', 'Europe/Madrid', 'es-l10-large'],
  ['es-l10-large', '2026-12-27T23:00:00.000Z', 'Atlantic/Canary', 'es-general'],
  ['es-l10-large', '2026-12-28T00:00:00.000Z', 'Atlantic/Canary', 'es-l10-large'],
  ['es-l10-basic', '2026-12-27T22:59:59.999Z', 'Europe/Madrid', 'es-general'],
  ['es-l10-basic', '2026-12-27T23:00:00.000Z', 'Europe/Madrid', 'es-l10-basic'],
  ['es-general', '2025-12-27T22:59:59.999Z', 'Europe/Madrid', null],
  ['es-general', '2025-12-27T23:00:00.000Z', 'Europe/Madrid', 'es-general'],
  ['es-l10-large', '2025-12-27T22:59:59.999Z', 'Europe/Madrid', null],
  ['co-general', '2020-01-01T00:00:00.000Z', 'America/Bogota', 'co-general'],
  ['nothing', '2026-12-28T00:00:00.000Z', 'Europe/Madrid', null],
])('who follows %s is ruled at %s (%s) by %s', (chosen, at, zone, ruling) => {
  expect(rulingPack(chosen, new Date(at), zone)?.id ?? null).toBe(ruling);
});
