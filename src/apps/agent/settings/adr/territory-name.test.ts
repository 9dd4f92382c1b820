import { expect, test } from 'vitest';
import { territoryName } from './territory-name.ts';

test.each([
  ['ES-CL', 'es', 'Castilla y León'],
  ['ES-CL', 'en', 'Castile and León'],
  ['es-va', 'es', 'Valladolid'],
  ['PE', 'en', 'Peru'],
  ['PE-LIM', 'es', 'PE-LIM'],
  ['', 'es', ''],
] as const)('%s in %s is %s', (code, language, name) => expect(territoryName(code, language)).toBe(name));
