import { expect, test } from 'vitest';
import { territoriesOf } from '#areas/clocks/index.ts';
import { adrText, bodiesFor, type AdrBody } from './adr.rules.ts';

const body = (name: string, region = '', sector = '', adhered = false): AdrBody => ({
  id: name,
  name,
  region,
  sector,
  adhered,
  website: '',
  address: '',
  phone: '',
  how: '',
});
const REGISTER = [
  body('Almería', 'ES-AL'),
  body('Castilla y León', 'ES-CL'),
  body('Madrid', 'ES-MD'),
  body('Nacional'),
  body('Telecomunicaciones', '', 'telecom'),
  body('Valladolid', 'es-va'),
  body('España', 'ES'),
];
const reach = (region: string, sector = '') => ({ territories: territoriesOf(region), sector, country: 'ES' });

test.each([
  [
    'of where they live, what holds it and the whole country',
    'ES-VA',
    '',
    ['Valladolid', 'Castilla y León', 'España', 'Nacional'],
  ],
  ['of a region', 'ES-MD', '', ['Madrid', 'España', 'Nacional']],
  ['of the company’s sector too', 'ES-M', 'Telecom', ['Madrid', 'España', 'Nacional', 'Telecomunicaciones']],
  ['of the whole country while nobody knows where', '', '', ['Nacional', 'España']],
  ['of another country, only what holds everywhere', 'PE', '', ['Nacional']],
])('bodies %s', (_, region, sector, names) =>
  expect(bodiesFor(REGISTER, reach(region, sector)).map(({ name }) => name)).toEqual(names),
);

const WORDS = {
  lead: 'L',
  adheredTo: 'ADHERED',
  notAdhered: 'NONE',
  notHere: 'NOT HERE',
  nobody: 'NOBODY',
  nobodyHere: 'NOBODY HERE',
  everyone: 'LIST',
};
test.each([
  ['where nobody knows the region, the full list', REGISTER, '', 'L NONE\n· Nacional\n· España\nLIST'],
  ['adhered ones alone', [...REGISTER, body('Junta', 'ES-CL', '', true)], 'ES-VA', 'L ADHERED\n· Junta'],
  ['adhered elsewhere', [body('Junta', 'ES-CL', '', true), body('Madrid', 'ES-MD')], 'ES-MD', 'L NOT HERE\n· Madrid'],
  ['adhered elsewhere and nobody here', [body('Junta', 'ES-CL', '', true)], 'ES-MD', 'L NOBODY HERE'],
  ['nobody at all', [], '', 'L NOBODY'],
])('what is said: %s', (_, register, region, text) => expect(adrText(WORDS, register, reach(region))).toBe(text));
