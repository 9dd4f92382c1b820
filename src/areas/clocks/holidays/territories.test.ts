import { expect, test } from 'vitest';
import { territoriesOf, territoryName } from './territories.rules.ts';

test.each([
  ['ES-CL', 'es', 'Castilla y León'],
  ['ES-CL', 'en', 'Castile and León'],
  ['es-va', 'es', 'Valladolid'],
  ['PE', 'en', 'Peru'],
  ['PE-LIM', 'es', 'PE-LIM'],
  ['', 'es', ''],
] as const)('%s in %s is %s', (code, language, name) => expect(territoryName(code, language)).toBe(name));

test.each([
  ['es-va', ['ES-VA', 'ES-CL', 'ES']],
  ['ES-CL', ['ES-CL', 'ES']],
  ['PE', ['PE']],
  ['', []],
])('%s lies in %j', (code, all) => expect(territoriesOf(code)).toEqual(all));
