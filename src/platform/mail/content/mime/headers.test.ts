import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseAddresses } from './addresses.ts';
import { decodeBytes, trimPartialCharacter } from './charset.ts';
import { unflow } from './flowed-text.ts';
import { decodeWords } from './header-words.ts';
import { parseMailDate, parseMessageIds, parseStructured } from './structured-header.ts';

describe('charsets', () => {
  test.each([
    ['by its label', 'iso-8859-2', [0xb1], 'ą'],
    ['UTF-8 under a western label', 'iso-8859-1', [0xc3, 0xb1], 'ñ'],
    ['western without label', '', [0xf1, 0x80], 'ñ€'],
    ['ASCII that is not', 'us-ascii', [0xc3, 0xb1], 'ñ'],
    ['a label nobody knows', 'x-no-existe', [0xf1], 'ñ'],
    ['UTF-8 that is not', 'utf-8', [0x61, 0xf1], 'añ'],
    ['another name', 'cp-1252', [0x93], '“'],
    ['the euro of latin9', 'iso-8859-15', [0xa4], '€'],
    ['UTF-16', 'utf-16le', [0xf1, 0x00], 'ñ'],
  ])('%s', (_name, label, bytes, wanted) => {
    expect(decodeBytes(Buffer.from(bytes), label).text).toBe(wanted);
  });

  test('a guess is called one', () => {
    expect(decodeBytes(Buffer.from([0xf1]), '').guessed).toBe(true);
    expect(decodeBytes(Buffer.from([0xf1]), 'iso-8859-1').guessed).toBe(false);
    expect(decodeBytes(Buffer.from('ñ'), 'nada').guessed).toBe(false);
  });

  test('a character cut by a limit goes', () => {
    const bytes = Buffer.from('a€');
    expect([1, 2, 3, 4].map((end) => trimPartialCharacter(bytes.subarray(0, end)).toString())).toEqual([
      'a',
      'a',
      'a',
      'a€',
    ]);
  });
});

describe('encoded words', () => {
  test.each([
    ['=?utf-8?Q?Env=C3=ADo_r=C3=A1pido?=', 'Envío rápido'],
    ['=?iso-8859-1?B?8Q==?= y =?windows-1252?q?=80?=', 'ñ y €'],
    ['=?utf-8*es?Q?a=C3=B1o?=', 'año'],
    ['=?utf-8?B?w4E=?= =?utf-8?B?w4E=?=', 'ÁÁ'],
    ['=?utf-8?B?4oI=?= =?utf-8?B?rA==?=', '€'],
    ['=?utf-8?Q?sin cerrar', 'sin cerrar'],
    ['2 =? 3', '2 =? 3'],
    ['nada', 'nada'],
  ])('%s', (raw, wanted) => expect(decodeWords(raw)).toBe(wanted));
});

describe('addresses', () => {
  const list = (raw: string) => parseAddresses(raw, 10).addresses.map(({ name, address }) => `${name}|${address}`);

  test.each([
    ['Ana <ana@x.es>, luis@x.es', ['Ana|ana@x.es', '|luis@x.es']],
    ['"Ruiz, Ana" <ana@x.es>', ['Ruiz, Ana|ana@x.es']],
    ['=?utf-8?Q?Ruiz=2C_Ana?= <ana@x.es>', ['Ruiz, Ana|ana@x.es']],
    ['=?utf-8?Q?malo=40evil.example=3E=2C?= <ana@x.es>', ['malo@evil.example>,|ana@x.es']],
    ['ana@x.es (Ana Ruiz)', ['Ana Ruiz|ana@x.es']],
    ['Grupo: ana@x.es, Luis <luis@x.es>;', ['|ana@x.es', 'Luis|luis@x.es']],
    ['undisclosed-recipients:;', []],
    ['ana@x.es; luis@x.es', ['|ana@x.es', '|luis@x.es']],
    ["'ana@x.es' <ana@x.es>", ['ana@x.es|ana@x.es']],
    ['"a@evil.example x"@x.es', ['|"a@evil.example x"@x.es']],
    ['<@ruta.es,@otra.es:ana@x.es>', ['|ana@x.es']],
    ['Ana Ruiz', ['Ana Ruiz|']],
    ['Ana [mailto:ana@x.es]', ['Ana|ana@x.es']],
    ['"sin cerrar <ana@x.es>, luis@x.es', ['"sin cerrar|ana@x.es', '|luis@x.es']],
    ['Ana\r\nBcc: malo@x.es <ana@x.es>', ['malo@x.es|ana@x.es']],
    ['\u202eAna <ana@x.es>', ['Ana|ana@x.es']],
    ['Peña <peña@ñu.es>', ['Peña|peña@ñu.es']],
    ['', []],
  ])('%s', (raw, wanted) => expect(list(raw)).toEqual(wanted));

  test('all are counted, the first are kept', () => {
    const { addresses, total } = parseAddresses('a@x.es,'.repeat(1_000), 200);
    expect([addresses.length, total]).toEqual([200, 1_000]);
  });

  test('a name never holds a line break or a control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        for (const { name } of parseAddresses(`${raw} <a@b.es>`, 20).addresses) expect(name).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 500 },
    );
  });
});

describe('other headers', () => {
  test.each([
    ['text/plain; charset="utf-8"; format=flowed', 'text/plain', { charset: 'utf-8', format: 'flowed' }],
    ['TEXT/HTML;CHARSET=x', 'text/html', { charset: 'x' }],
    ['a/b; name=mi factura.pdf', 'a/b', { name: 'mi factura.pdf' }],
    ['a/b; name="x;y.pdf"', 'a/b', { name: 'x;y.pdf' }],
    ["a/b; name*=iso-8859-1''a%F1o.pdf", 'a/b', { name: 'año.pdf' }],
    ["a/b; name*1*=o.pdf; name*0*=utf-8''a%C3%B1", 'a/b', { name: 'año.pdf' }],
    ['', '', {}],
  ])('%s', (raw, value, params) => {
    const read = parseStructured(raw);
    expect([read.value, { ...read.params }]).toEqual([value, params]);
  });

  test('parameters named like parts of an object are only parameters', () => {
    const { params } = parseStructured('a/b; __proto__=x; constructor=y');
    expect([params['toString'], params['constructor'], Object.getPrototypeOf(params)]).toEqual([undefined, 'y', null]);
  });

  test('message ids', () => {
    expect(parseMessageIds('<a@b> <c@d>\r\n <a@b>')).toEqual(['<a@b>', '<c@d>']);
    expect(parseMessageIds('a@b')).toEqual(['<a@b>']);
    expect(parseMessageIds('')).toEqual([]);
    expect(parseMessageIds('texto libre')).toEqual([]);
  });

  test.each([
    ['Mon, 2 Mar 2026 10:22:31 +0100', '2026-03-02T09:22:31.000Z'],
    ['2 Mar 2026 10:22:31 +0100 (CET)', '2026-03-02T09:22:31.000Z'],
    ['lun, 2 Mar 2026 10:22:31 +0100', '2026-03-02T09:22:31.000Z'],
    ['ayer', null],
    ['', null],
    ['Mon, 2 Mar 9999 10:22:31 +0100', null],
  ])('date %s', (raw, wanted) => expect(parseMailDate(raw)).toBe(wanted));

  test('flowed text', () => {
    expect(unflow('uno \ndos \ntres\n\n> cita \n> larga\n> > otra\n-- \nfirma', false)).toBe(
      'uno dos tres\n\n> cita larga\n> > otra\n-- \nfirma',
    );
    expect(unflow('pala \nbra', true)).toBe('palabra');
  });
});
