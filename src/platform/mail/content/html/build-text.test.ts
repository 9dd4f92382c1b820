import { expect, test } from 'vitest';

import { buildText } from './build-text.ts';

test.each([
  [
    'lines and paragraphs',
    '<p>Hola,</p><p>uno<br>dos</p><div>tres</div><div>cuatro</div>',
    'Hola,\n\nuno\ndos\n\ntres\ncuatro',
  ],
  ['empty lines of Gmail', '<div>Hola<div><br></div><div>Adiós</div></div>', 'Hola\n\nAdiós'],
  [
    'paragraphs of Word',
    '<p class="MsoNormal">De: a</p><p class="MsoNormal">Para: b</p><p class="MsoNormal">&nbsp;</p><p class="MsoNormal">c</p>',
    'De: a\nPara: b\n\nc',
  ],
  ['lists', '<ul><li>uno</li><li>dos<ol><li>a</li><li>b</li></ol></li></ul>', '- uno\n- dos\n  1. a\n  2. b'],
  [
    'tables',
    '<table><tr><td>Pedido</td><td>4411</td></tr><tr><td>Total</td><td>12 €</td></tr></table>',
    'Pedido  4411\nTotal  12 €',
  ],
  ['quotes', '<p>Sí</p><blockquote>uno<blockquote>dos</blockquote></blockquote>', 'Sí\n\n> uno\n>\n> > dos'],
  ['spaces', '<p>  uno \n  <b> dos</b> </p>', 'uno dos'],
  ['preformatted', '<pre>a  b\n  c</pre>', 'a  b\n  c'],
  ['entities', '<p>&iquest;Cu&aacute;ntos &euro;? 3 &lt; 4 &amp; &#241; &#x20AC;</p>', '¿Cuántos €? 3 < 4 & ñ €'],
  [
    'what is not for reading',
    '<head><title>t</title><style>p{}</style></head><script>x()</script><!-- c --><p>Hola</p>',
    'Hola',
  ],
  ['broken markup', '<p>uno <b>dos</p> < tres <a href="x', 'uno dos\n\n< tres'],
  ['nothing', '', ''],
])('%s', (_name, html, text) => {
  expect(buildText(html)).toBe(text);
});

test('what is too deep to clean still gives its text', () => {
  expect(buildText(`${'<b>'.repeat(4_000)}Hola &aacute;`)).toBe('Hola á');
});
