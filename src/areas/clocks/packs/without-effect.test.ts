import { expect, test } from 'vitest';
import { LEGAL_PACKS, legalPack } from './legal-packs.ts';
import type { LegalPack } from './pack.schema.ts';
import { withoutEffect } from './without-effect.rules.ts';

const said = (id: string): string =>
  withoutEffect(legalPack(id) as LegalPack)
    .map(({ es }) => es)
    .join('\n');

test('what nothing obeys yet is said of each pack that has it, and of no other', () => {
  expect(said('co-general')).toContain('«Responder la petición» puede ampliarse');
  expect(said('co-general')).toContain('lunes a viernes, 07:00–19:00; sábado, 08:00–15:00');
  expect(said('pe-libro')).not.toContain('ampliarse');
  expect(said('pe-libro')).not.toContain('contactos comerciales');
  expect(said('pe-libro')).toContain('Conservar los casos 2 años (DS 011-2011-PCM)');
  for (const pack of LEGAL_PACKS)
    for (const { es, en } of withoutEffect(pack)) expect([es, en].join(), pack.id).not.toMatch(/undefined|null/);
});
