import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameFromEmail, normalEmail, normalPhone, readSearch } from './addresses.rules.ts';

describe('one written form of an address', () => {
  test.each([
    ['  Marta.Iglesias@Example.ES ', 'marta.iglesias@example.es'],
    ['ñandú@correo.es', 'ñandú@correo.es'],
    ['"a b"@x.es', null],
    ['a@b', null],
    ['a@@b.es', null],
    ['a@b.es, c@d.es', null],
    ['x\r\nBcc: y@z.es', null],
    ['a..b@c.es', null],
  ])('e-mail %j → %j', (given, expected) => expect(normalEmail(given)).toBe(expected));

  test.each([
    ['612 34 56 78', 'ES', '+34612345678'],
    ['+57 300 123 4567', 'ES', '+573001234567'],
    ['0034 983 21 00 11', 'ES', '+34983210011'],
    ['12', 'ES', null],
    ['hola', 'ES', null],
  ])('phone %j in %s → %j', (given, country, expected) => expect(normalPhone(given, country)).toBe(expected));

  test('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const once = normalEmail(email);
        if (once !== null) expect(normalEmail(once)).toBe(once);
      }),
    );
  });

  test('a search is read as what it could be', () => {
    expect(readSearch('Marta@X.es', 'ES')).toMatchObject({ email: 'marta@x.es', phone: null });
    expect(readSearch('612 345 678', 'ES')).toMatchObject({ phone: '+34612345678', email: null });
    expect(readSearch('Iglesias Olmo', 'ES')).toMatchObject({ email: null, phone: null, words: 'Iglesias Olmo' });
  });

  test('a name from the address alone', () => expect(nameFromEmail('marta.iglesias+web@x.es')).toBe('Marta Iglesias'));
});
