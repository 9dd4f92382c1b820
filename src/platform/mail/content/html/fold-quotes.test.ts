import { describe, expect, test } from 'vitest';

import { cleanHtml } from './clean-html.ts';

/** Text left to see and text folded, as a viewer that hides `[data-quoted]` would show them. */
function shown(html: string): { seen: string; folded: string } {
  const clean = cleanHtml(html, { foldQuotes: true }).html!;
  expect(clean).not.toContain('data-fold');
  let depth = 0;
  let inside = -1;
  const texts = { seen: '', folded: '' };
  for (const [, close, tag, attributes, text] of clean.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/g)) {
    if (text !== undefined) texts[inside === -1 ? 'seen' : 'folded'] += text;
    else if (close === '/') {
      if (--depth === inside) inside = -1;
    } else if (!/^(?:br|hr|img|wbr|col)$/.test(tag!)) {
      if (inside === -1 && attributes!.includes('data-quoted')) inside = depth;
      depth++;
    }
  }
  return { seen: texts.seen.replace(/\s+/g, ' ').trim(), folded: texts.folded.replace(/\s+/g, ' ').trim() };
}

const mails: [name: string, html: string][] = [
  [
    'Gmail',
    '<div dir="ltr">Mi respuesta</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">El lun, 2 mar 2026, SAC escribió:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex">Original</blockquote></div>',
  ],
  [
    'Outlook',
    '<div class="WordSection1"><p class="MsoNormal">Mi respuesta<o:p></o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>De:</b> SAC &lt;sac@tienda.es&gt;<br><b>Enviado el:</b> lunes</p></div></div><p class="MsoNormal">Original</p></div>',
  ],
  [
    'Outlook on the web',
    '<div>Mi respuesta</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><b>De:</b> SAC</div><div>Original</div>',
  ],
  [
    'new Outlook',
    '<div>Mi respuesta</div><div id="mail-editor-reference-message-container"><b>De:</b> SAC<div>Original</div></div>',
  ],
  ['Outlook 2003', '<div>Mi respuesta</div><div class="OutlookMessageHeader"><b>De:</b> SAC</div><p>Original</p>'],
  [
    'Apple Mail',
    '<div>Mi respuesta<br><blockquote type="cite"><div>El 2 mar 2026, SAC escribió:</div><div>Original</div></blockquote></div>',
  ],
  [
    'Thunderbird',
    '<p>Mi respuesta</p><div class="moz-cite-prefix">El 2/3/26, SAC escribió:<br></div><blockquote type="cite" cite="mid:x@y">Original</blockquote>',
  ],
  [
    'Yahoo',
    '<div>Mi respuesta</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>El lunes, SAC escribió:</div>Original</div>',
  ],
  [
    'Proton',
    '<div>Mi respuesta</div><div class="protonmail_quote">El lunes, SAC escribió:<blockquote class="protonmail_quote" type="cite">Original</blockquote></div>',
  ],
  ['Hotmail', '<div>Mi respuesta<hr id="stopSpelling">Date: Mon<br>Original</div>'],
  ['a line of dashes', '<p>Mi respuesta</p>-----Mensaje original-----<br>De: SAC<p>Original</p>'],
];

describe('quoted mail in HTML', () => {
  test.each(mails)('%s: the answer is seen, the rest folded', (_name, html) => {
    const { seen, folded } = shown(html);
    expect(seen).toBe('Mi respuesta');
    expect(folded).toContain('Original');
  });

  test('answers between quotes are seen', () => {
    const { seen, folded } = shown(
      '<div class="gmail_quote"><div class="gmail_attr">El lunes, SAC escribió:</div><blockquote class="gmail_quote">¿Qué pedido?</blockquote><div>El 4411</div><blockquote class="gmail_quote">¿Color?</blockquote><div>Rojo</div></div>',
    );
    expect(seen).toBe('El 4411Rojo');
    expect(folded).toContain('¿Color?');
  });

  test('a forwarded mail is not folded', () => {
    const { seen } = shown(
      '<div>Os paso esto</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>De: Ana</div>Original</div>',
    );
    expect(seen).toContain('Original');
  });

  test('with nothing but a quote, the quote is seen', () => {
    expect(shown('<blockquote type="cite">Original</blockquote>')).toEqual({ seen: 'Original', folded: '' });
  });

  test('an indented paragraph is no quote', () => {
    expect(shown('<p>Dice la ley:</p><blockquote>Todo consumidor…</blockquote>').folded).toBe('');
  });

  test('a border above a paragraph is no header', () => {
    expect(
      shown('<p>Hola</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p>Total: 12 €</p></div><p>Fin</p>')
        .folded,
    ).toBe('');
  });

  test('marks of the sender are not believed', () => {
    expect(shown('<p data-quoted="">Importante</p><p data-fold="block">También</p>').folded).toBe('');
  });
});
