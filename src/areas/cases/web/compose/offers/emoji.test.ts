import { expect, test } from 'vitest';
import { askedIn, emojiNamed } from './emoji.rules.ts';

test.each([
  ['va', 'es', ['👍 vale']],
  ['CAMION', 'es', ['🚚 camión']],
  ['par', 'en', ['🎉 party', '📦 parcel']],
  ['zzz', 'es', []],
] as const)('«:%s» in %s offers %j', (begun, locale, offered) => {
  expect(emojiNamed(begun, locale).map(({ character, name }) => `${character} ${name}`)).toEqual(offered);
});

test.each([
  ['Gracias :gra', '@:', { sign: ':', start: 8, text: 'gra' }],
  [':ok', '@:', { sign: ':', start: 0, text: 'ok' }],
  ['Hola:', '@:', undefined],
  ['Hola: Ana', '@:', undefined],
  ['a las 10:30', '@:', undefined],
  ['mira :g', '@:', undefined],
  ['Lo ve @Nuria S', '@:', { sign: '@', start: 6, text: 'Nuria S' }],
  ['Escriba a @nuria', ':', undefined],
  ['ana@correo', '@:', undefined],
] as const)('after «%s» with %s', (before, signs, asked) => {
  expect(askedIn(before, signs)).toEqual(asked);
});
