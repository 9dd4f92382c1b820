import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { html as standard, parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, test } from 'vitest';

import { cleanHtml, cleanOutgoingHtml } from './clean-html.ts';

// T40, T41, T52: the output is parsed again by a parser that follows the standard, and every element and attribute
// of what it builds must be on this list, which is written apart from the cleaner's own.

const vectors = readFileSync(new URL('../../../../../tests/corpus/mail/xss-vectors.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean);

const ELEMENTS = new Set(
  (
    'a abbr address article b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption ' +
    'figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp section small span strike ' +
    'strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'
  ).split(' '),
);
const ATTRIBUTES = new Set(
  'href target rel src alt title width height border cellpadding cellspacing colspan rowspan span align valign bgcolor color size face start type dir lang style data-quoted data-remote-src'.split(
    ' ',
  ),
);

type Element = DefaultTreeAdapterTypes.Element;

function* elementsOf(node: DefaultTreeAdapterTypes.ParentNode): Generator<Element> {
  for (const child of node.childNodes) {
    if (!('tagName' in child)) continue;
    yield child;
    yield* elementsOf(child);
    if ('content' in child) yield* elementsOf(child.content);
  }
}

function faults(html: string, sources: RegExp): string[] {
  const found: string[] = [];
  const [, head, body, ...rest] = [...elementsOf(parse(`<!doctype html><body>${html}`))];
  if (head?.tagName !== 'head' || head.childNodes.length > 0 || body?.tagName !== 'body' || body.attrs.length > 0)
    found.push('page');
  for (const { tagName, namespaceURI, attrs } of rest) {
    if (!ELEMENTS.has(tagName) || namespaceURI !== standard.NS.HTML) found.push(`<${tagName}>`);
    for (const { name, value } of attrs) {
      if (!ATTRIBUTES.has(name)) found.push(`${tagName} ${name}`);
      if (name === 'href' && !/^(?:https?:\/\/|mailto:|tel:)/.test(value)) found.push(`href ${value}`);
      if (
        name === 'href' &&
        !attrs.some((other) => other.name === 'rel' && other.value === 'noopener noreferrer nofollow')
      )
        found.push('href without rel');
      if (name === 'src' && (tagName !== 'img' || !sources.test(value))) found.push(`${tagName} src ${value}`);
      if (name === 'data-remote-src' && !/^https?:\/\//.test(value)) found.push(`remote ${value}`);
      if (name === 'style' && BAD_STYLE.test(value)) found.push(`style ${value}`);
    }
  }
  return found;
}

const BAD_STYLE =
  /[\\@<>{}]|\/\*|url|expression|import|var\(|calc|attr|image|position|display|opacity|transform:|animation|--|behavior|binding|content|filter|(?:width|height):\d{5}|:-/i;
const INCOMING = /^(?:cid:[\w-]+|data:image\/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/]+=*)$/;
const OUTGOING = /^(?:cid:[^\s"'<>]+|https:\/\/\S+|data:image\/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/]+=*)$/;
const wrappings: [string, (vector: string) => string][] = [
  ['alone', (vector) => vector],
  ['in a table', (vector) => `<table><tr><td>${vector}</td></tr></table>`],
  ['in an attribute', (vector) => `<p title='${vector}'>x</p><b>y</b>`],
  ['in a style', (vector) => `<p style="${vector}">x</p>`],
  ['in svg', (vector) => `<svg><desc>${vector}</desc></svg>${vector}`],
  ['in a comment', (vector) => `<!-- ${vector} -->${vector}`],
  ['unclosed before', (vector) => `<div><a href="https://example.es/"><table>${vector}`],
];

describe('cleanHtml', () => {
  test('there are enough vectors', () => expect(vectors.length).toBeGreaterThanOrEqual(250));

  test('the check itself sees what is wrong with the vectors', () => {
    const seen = vectors.filter((vector) => faults(vector, INCOMING).length > 0);
    expect(seen.length).toBeGreaterThan(vectors.length * 0.9);
  });

  test.each(wrappings)('nothing runs and nothing loads: %s', (_name, wrap) => {
    for (const vector of vectors) {
      const { html } = cleanHtml(wrap(vector), { foldQuotes: true, images: new Map([['x', 'abc123']]) });
      expect({ vector, faults: faults(html!, INCOMING) }).toEqual({ vector, faults: [] });
      const again = cleanHtml(html!, { foldQuotes: true, images: new Map([['abc123', 'abc123']]) }).html!;
      expect({ vector, faults: faults(again, INCOMING) }).toEqual({ vector, faults: [] });
    }
  });

  test('what goes out passes the same list', () => {
    for (const [, wrap] of wrappings) {
      for (const vector of vectors) {
        expect({ vector, faults: faults(cleanOutgoingHtml(wrap(vector))!, OUTGOING) }).toEqual({ vector, faults: [] });
      }
    }
  });

  test('nothing runs in what chance makes of the vectors', () => {
    const piece = fc.oneof(
      fc.constantFrom(...vectors),
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '<!--',
        '-->',
        '</',
        '<b',
        '<table>',
        '</table>',
        '<svg>',
        '</p>',
        '<style>',
        '</style>',
        '&lt;',
        '\0',
        ' on',
        '=',
      ),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, fc.nat(80), fc.nat(80)), { maxLength: 8 }), (pieces) => {
        const input = pieces.map(([text, from, to]) => text.slice(Math.min(from, to) % (text.length + 1))).join('');
        expect(faults(cleanHtml(input, { foldQuotes: true }).html!, INCOMING)).toEqual([]);
      }),
      { numRuns: 800 },
    );
  });

  test('ordinary mail keeps its look', () => {
    const { html } = cleanHtml(
      '<html><head><title>Pedido</title><style>p{color:red}</style></head><body style="color:#333"><p style="color:#ff0000;font-family:\'Segoe UI\',Arial">Hola <b>Ana</b>,</p>' +
        '<table border=1 cellpadding=4><tr><td colspan=2 align=right bgcolor="#eeeeee">12,50&nbsp;&euro;</td></tr></table><ul><li>uno</li></ul></body></html>',
    );
    expect(html).toBe(
      '<p style="color:#ff0000;font-family:\'Segoe UI\',Arial">Hola <b>Ana</b>,</p>' +
        '<table border="1" cellpadding="4"><tr><td colspan="2" align="right" bgcolor="#eeeeee">12,50\u00a0€</td></tr></table><ul><li>uno</li></ul>',
    );
  });

  test('links open apart and lead where they say', () => {
    expect(
      cleanHtml(
        '<a href="https://tienda.es/p?a=1&amp;b=2" onclick=x>ver</a><a href="www.tienda.es">w</a><a href="mailto:a@b.es">m</a><a href="tel:+34600">t</a>',
      ).html,
    ).toBe(
      '<a href="https://tienda.es/p?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">ver</a>' +
        '<a href="http://www.tienda.es/" target="_blank" rel="noopener noreferrer nofollow">w</a>' +
        '<a href="mailto:a@b.es" target="_blank" rel="noopener noreferrer nofollow">m</a>' +
        '<a href="tel:+34600" target="_blank" rel="noopener noreferrer nofollow">t</a>',
    );
  });

  test('remote images wait to be asked for; counting pixels go', () => {
    const clean = cleanHtml(
      '<img src="https://x.es/logo.png" width=200 alt="Logo"><img src="https://x.es/open?id=1" width=1 height=1>',
    );
    expect(clean).toEqual({
      html: '<img width="200" alt="Logo" data-remote-src="https://x.es/logo.png" /><img width="1" height="1" />',
      hasRemoteContent: true,
    });
    expect(cleanHtml('<img src="https://x.es/open?id=1" width=1 height=1>').hasRemoteContent).toBe(false);
  });

  test('inline images point to their attachment', () => {
    const images = new Map([['foto@x', 'aa11']]);
    expect(cleanHtml('<img src="cid:foto@x"><img src="CID:FOTO%40x"><img src="cid:otra">', { images }).html).toBe(
      '<img src="cid:aa11" /><img src="cid:aa11" /><img />',
    );
  });

  test('direction and foreign letters stay', () => {
    expect(cleanHtml('<p dir="rtl" lang="ar">مرحبا \u200fשלום</p>').html).toBe(
      '<p dir="rtl" lang="ar">مرحبا \u200fשלום</p>',
    );
  });

  test('what is too big or too deep is given up for its text', () => {
    expect(cleanHtml('<b>'.repeat(4_000)).html).toBeNull();
    expect(cleanHtml('<p>x</p>'.repeat(40_000)).html).toBeNull();
    expect(cleanHtml('<div>'.repeat(100) + 'x').html).toContain('x');
  });

  test('outgoing mail keeps its own pictures and links', () => {
    expect(
      cleanOutgoingHtml(
        '<p>Hola <a href="https://tienda.es">aquí</a><img src="https://tienda.es/logo.png"><img src="cid:firma@x"><img src="http://x.es/a.png"></p>',
      ),
    ).toBe(
      '<p>Hola <a href="https://tienda.es/" target="_blank" rel="noopener noreferrer nofollow">aquí</a><img src="https://tienda.es/logo.png" /><img src="cid:firma@x" /><img /></p>',
    );
  });
});
