import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cleanWriting,
  imagesIn,
  isPlainWriting,
  mailOfWriting,
  missingIn,
  pageOfWriting,
  peopleIn,
  textOfWriting,
  withImages,
  withoutMarks,
  writingOfText,
} from './index.ts';

const person = '0198a000-0000-7000-8000-000000000001';

test.each([
  [
    '<p>Hola, <b>Marta</b>:</p><p></p><p>sale <i>hoy</i></p>',
    '<p>Hola, <strong>Marta</strong>:</p><p></p><p>sale <em>hoy</em></p>',
    'Hola, Marta:\n\nsale hoy',
  ],
  ['<div>una</div><div>dos</div>', '<p>una</p><p>dos</p>', 'una\ndos'],
  [
    '<ul>\n <li><p>puerta</p><ul><li>bisagra</li></ul></li>\n <li>cajón</li></ul>',
    '<ul><li><p>puerta</p><ul><li>bisagra</li></ul></li><li>cajón</li></ul>',
    '- puerta\n  - bisagra\n- cajón',
  ],
  [
    '<ol start="3"><li>una</li><li><p>dos</p><p>y más</p></li></ol>',
    '<ol start="3"><li>una</li><li><p>dos</p><p>y más</p></li></ol>',
    '3. una\n4. dos\n   y más',
  ],
  [
    '<blockquote><p>uno</p><p></p><p>dos</p></blockquote><p>sí</p>',
    '<blockquote><p>uno</p><p></p><p>dos</p></blockquote><p>sí</p>',
    '> uno\n>\n> dos\nsí',
  ],
  [
    '<table border=1><tr><th>Ref.</th><th>Uds.</th></tr><tr><td><p>IL-1108O</p></td><td></td></tr></table>',
    '<table><tr><th>Ref.</th><th>Uds.</th></tr><tr><td><p>IL-1108O</p></td><td></td></tr></table>',
    'Ref.\tUds.\nIL-1108O\t',
  ],
  [
    '<p>Mira <a href="https://ribera.example/a" onclick="x()">la guía</a> o <a href="mailto:a@b.example">a@b.example</a></p>',
    '<p>Mira <a href="https://ribera.example/a">la guía</a> o <a href="mailto:a@b.example">a@b.example</a></p>',
    'Mira la guía (https://ribera.example/a) o a@b.example',
  ],
  [
    '<p><a href="javascript:alert(1)">x</a><img src="https://t.example/1.gif"><img src="cid:foto" alt="La puerta" onerror="x()"></p>',
    '<p>x<img src="cid:foto" alt="La puerta"></p>',
    'x[La puerta]',
  ],
  [
    '<p><span style="color:red">rojo</span> <span data-field="order.date" data-source="Pedido 1">3 de mayo</span><br>fin</p>',
    '<p>rojo <span data-field="order.date" data-source="Pedido 1">3 de mayo</span><br>fin</p>',
    'rojo 3 de mayo\nfin',
  ],
  [
    '<script>alert(1)</script><style>p{}</style><svg><p>x</p></svg><p>a &lt;b&gt; &amp; c</p>',
    '<p>a &lt;b&gt; &amp; c</p>',
    'a <b> & c',
  ],
])('%s', (html, clean, text) => {
  expect(cleanWriting(html)).toBe(clean);
  expect(textOfWriting(clean)).toBe(text);
});

test('what it lacks, who is named and what it shows are read from it; its marks stay in the house', () => {
  const html = cleanWriting(
    `<p>Llega el <span data-missing="order.date">[fecha <b>de</b> entrega: falta]</span>, <span data-person="${person}">@Nuria</span> <span data-person="x">@Otra</span> <img src="cid:a1"><img src="cid:a1"></p>`,
  );
  expect(missingIn(html)).toEqual(['[fecha de entrega: falta]']);
  expect(missingIn('<p>Llega <span data-field="a">hoy</span></p>')).toEqual([]);
  expect(peopleIn(html)).toEqual([person]);
  expect(imagesIn(html)).toEqual(['a1']);
  expect(withImages(html, (name) => `${name}@x`)).toContain('src="cid:a1@x"');
  expect(withImages(html, () => undefined)).not.toContain('<img');
  expect(withoutMarks('<p>Llega <span data-field="a.b">hoy</span></p>')).toBe('<p>Llega hoy</p>');
});

test('for a mail each block says its own margins, and tables their borders', () => {
  expect(
    mailOfWriting('<p>a  b</p><p></p><table><tr><td>1</td></tr></table><p><span data-field="x">v</span></p>'),
  ).toBe(
    '<p style="margin:0">a \u00a0b</p><p style="margin:0">&nbsp;</p><table border="1" cellpadding="4" cellspacing="0" style="border-collapse:collapse;margin:6px 0"><tr><td style="border:1px solid #999999;vertical-align:top">1</td></tr></table><p style="margin:0">v</p>',
  );
});

test('on a public page its pictures come from where they are kept, and nothing that is no writing is shown', () => {
  const html = '<p>a<img src="cid:x" alt="La puerta"><img src="cid:y"> <a href="https://b.example/">b</a></p>';
  expect(pageOfWriting(html, (name) => (name === 'x' ? '/mi/t/archivos/1' : undefined))).toBe(
    '<p>a<img src="/mi/t/archivos/1" alt="La puerta"> <a href="https://b.example/" rel="noopener noreferrer nofollow">b</a></p>',
  );
  for (const foreign of ['', '<div>a</div>', '<p style="color:red">a</p>', '<p>a<script>x</script></p>'])
    expect(pageOfWriting(foreign, () => undefined)).toBeNull();
});

const line = fc.string({
  unit: fc.constantFrom('a', 'ñ', ' ', '<', '>', '&', '"', '-', '1', '.', '😀', '&amp;', '\t'),
  maxLength: 12,
});

test('plain words and back', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const text = lines.join('\n');
      const html = writingOfText(text);
      expect(cleanWriting(html)).toBe(html);
      expect(textOfWriting(html)).toBe(text);
      expect(isPlainWriting(html)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

const HOSTILE = [
  '<p>',
  '</p>',
  '<div>',
  '</div>',
  '<b>',
  '</b>',
  '<ul>',
  '<li>',
  '</ul>',
  '<table>',
  '<tr>',
  '<td>',
  '</table>',
  '<blockquote>',
  '</blockquote>',
  '<a href="',
  'javascript:alert(1)',
  'https://x.example',
  '">',
  "'",
  '"',
  '<img src=x onerror=alert(1)>',
  '<img src="cid:a" alt="<">',
  '<script>',
  '</script>',
  '<style>',
  '<svg onload=x>',
  '<math>',
  '<iframe srcdoc="',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '&lt;',
  '&#60;',
  '&#x3c;script&#x3e;',
  '\0',
  '\u2028',
  '<span data-missing="a">',
  '<span data-person="' + person + '">',
  '</span>',
  '<textarea>',
  '<noscript>',
  '<xmp>',
  'data-field="',
  'style="background:url(//x)"',
  '<template>',
  '<p/onclick=x>',
  '<a href=//x.example>',
  'palabra',
  ' ',
];
const ALLOWED = new Set('p br h3 strong em u s a ul ol li blockquote table tbody tr th td img span'.split(' '));

test('from whatever comes, only what writing is made of stays, and cleaning it again changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...HOSTILE), line), { maxLength: 40 }), (pieces) => {
      const clean = cleanWriting(pieces.join(''));
      expect(cleanWriting(clean)).toBe(clean);
      expect(textOfWriting(clean)).toBe(textOfWriting(clean).toString());
      for (const [, tag = '', attributes = ''] of clean.matchAll(/<\/?([^\s>/]+)([^>]*)>/g)) {
        expect(ALLOWED).toContain(tag);
        expect(attributes.replaceAll(/"[^"]*"/g, '')).not.toMatch(/on\w+|style/);
        expect(attributes).not.toMatch(/javascript:|src="(?!cid:)/);
      }
    }),
    { numRuns: 600 },
  );
});

test('what is too tangled stays as its words', () => {
  expect(textOfWriting(cleanWriting(`${'<b>'.repeat(4_000)}hola`))).toBe('hola');
});
