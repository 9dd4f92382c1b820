import { expect, test } from 'vitest';
import { cleanWriting, missingIn as marksMissing, textOfWriting } from '#platform/writing/index.ts';
import { fieldsIn, missingIn, plainValue, unknownIn } from './fields.rules.ts';
import { byUse, changedSince, choose, isUnchanged, merge, type FieldValues } from './merge.rules.ts';

const values = (more: Record<string, string | null> = {}): FieldValues =>
  new Map(
    Object.entries({
      'cliente.nombre': 'Marta Iglesias',
      'entrega.fecha': 'martes 13 de octubre de 2026',
      ...more,
    }).map(([key, value]) => [
      key,
      { name: key === 'entrega.fecha' ? 'fecha de entrega' : key, value, source: 'Ficha "1"' },
    ]),
  );
const valueMark = (key: string, text: string) =>
  `<span data-field="${key}" data-source="Ficha &quot;1&quot;">${text}</span>`;

test('fields take their value and say where it comes from', () => {
  const made = merge('<p>Hola, {cliente.nombre}:</p><p>llega el {entrega.fecha}.</p>', values(), 'es');
  expect(made.text).toBe('Hola, Marta Iglesias:\nllega el martes 13 de octubre de 2026.');
  expect(made.html).toContain(`<p>Hola, ${valueMark('cliente.nombre', 'Marta Iglesias')}:</p>`);
  expect(made.fields.map(({ key }) => key)).toEqual(['cliente.nombre', 'entrega.fecha']);
});

test.each([
  ['es', '[fecha de entrega: falta]'],
  ['en', '[fecha de entrega: missing]'],
] as const)('what is not known is marked in the language of the text (%s)', (language, mark) => {
  const made = merge('<p>Llega el {entrega.fecha}.</p>', values({ 'entrega.fecha': null }), language);
  expect(made.text).toBe(`Llega el ${mark}.`);
  expect(missingIn(made.text)).toEqual(['fecha de entrega']);
  expect(marksMissing(made.html)).toEqual([mark]);
  expect(made.fields[0]?.said).toBeNull();
});

test.each([
  ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
  ['"><script>x</script>', '"&gt;&lt;script&gt;x&lt;/script&gt;'],
  ['{caso.plazo}', '{caso.plazo}'],
  ['{cliente.nombre}', '{cliente.nombre}'],
  ['$& $1 $`', '$&amp; $1 $`'],
  ['</span></p><script>', '&lt;/span&gt;&lt;/p&gt;&lt;script&gt;'],
  ['O’Neil & Söhne', 'O’Neil &amp; Söhne'],
])('a customer called «%s» is text, and is read once', (name, escaped) => {
  const made = merge(
    '<p>Hola, {cliente.nombre}.</p>',
    values({ 'cliente.nombre': name, 'caso.plazo': 'mañana' }),
    'es',
  );
  expect(made.html).toBe(`<p>Hola, ${valueMark('cliente.nombre', escaped)}.</p>`);
  expect(made.text).toBe(`Hola, ${name}.`);
  expect(cleanWriting(made.html)).toContain(made.html.slice(-30));
  expect(textOfWriting(cleanWriting(made.html))).toBe(made.text);
});

test('a name cannot pretend that something is missing, nor break the line', () => {
  expect(missingIn(plainValue('Ana [plazo: falta]'))).toEqual([]);
  expect(plainValue('Ana\n\nRuiz')).toBe('Ana Ruiz');
});

test('a field inside a tag is left alone; capitals are the same field', () => {
  const link = (text: string) => `<p><a href="https://x.example/{cliente.nombre}">${text}</a></p>`;
  expect(merge(link('{CLIENTE.NOMBRE}'), values(), 'es').html).toBe(
    link(valueMark('cliente.nombre', 'Marta Iglesias')),
  );
});

test('fields are found once each; unknown ones are told; own braces are nobody’s field', () => {
  expect(fieldsIn('{a.b} y {A.b}, {sola} y { a.b }, {"json": 1}')).toEqual(['a.b']);
  const own = [{ key: 'color', labelEs: 'Color', labelEn: 'Colour' }];
  expect(unknownIn('{cliente.nombre} {cliente.apellido} {campo.color} {campo.otro}', own)).toEqual([
    'cliente.apellido',
    'campo.otro',
  ]);
});

const texts = (...given: [language: 'es' | 'en', form: 'tu' | 'usted' | 'any'][]) =>
  given.map(([language, form]) => ({ language, form }));
test.each([
  [texts(['es', 'tu'], ['es', 'usted'], ['en', 'any']), 'es', 'usted', 'es usted', null],
  [texts(['es', 'tu'], ['en', 'any']), 'en', 'usted', 'en any', null],
  [texts(['es', 'any'], ['en', 'any']), 'es', 'usted', 'es any', null],
  [texts(['es', 'tu']), 'es', 'usted', 'es tu', 'form'],
  [texts(['es', 'tu']), 'en', 'tu', 'es tu', 'language'],
] as const)('of %j for %s and %s: %s, not its %s', (given, language, form, chosen, not) => {
  const found = choose(given, language, form);
  expect(found && `${found.text.language} ${found.text.form}`).toBe(chosen);
  expect(found?.not).toBe(not);
});

test('what changed since it was inserted is told while it still stands there', () => {
  const inserted = [{ key: 'entrega.fecha', said: 'lunes 12 de octubre de 2026' }];
  const text = 'Llega el lunes 12 de octubre de 2026.';
  expect(changedSince(text, inserted, values())).toMatchObject({
    before: inserted[0]?.said,
    now: 'martes 13 de octubre de 2026',
  });
  expect(changedSince(text, inserted, values({ 'entrega.fecha': null }))?.now).toBeNull();
  expect(changedSince('Llega pronto.', inserted, values())).toBeUndefined();
  expect(
    changedSince(text, [{ key: 'entrega.fecha', said: 'martes 13 de octubre de 2026' }], values()),
  ).toBeUndefined();
});

test('offered by type of case, then by use', () => {
  const one = (title: string, caseTypes: string[], usesOfType: number, uses: number) => ({
    title,
    caseTypes,
    channels: [],
    usesOfType,
    uses,
  });
  const sorted = [
    one('De otra cosa', ['praise'], 0, 90),
    one('General', [], 2, 50),
    one('Muy usada', ['complaint'], 9, 9),
    one('Nueva', ['complaint'], 0, 0),
  ].toSorted(byUse('complaint', 'email'));
  expect(sorted.map(({ title }) => title)).toEqual(['Muy usada', 'Nueva', 'General', 'De otra cosa']);
});

test('sent as it was offered, however it is spaced', () => {
  expect(isUnchanged('Hola.\n\nAdiós.', 'Hola. Adiós.\n')).toBe(true);
  expect(isUnchanged('Hola, Ana. Adiós.', 'Hola. Adiós.')).toBe(false);
});
