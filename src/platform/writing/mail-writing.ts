import type { Token } from './tokens.rules.ts';
import { rewritten } from './writing.rules.ts';
import { written } from './tokens.rules.ts';

/*
 * As Outlook draws it: Word lays it out there, so margins stand on each block, tables carry border and padding as attributes, and an
 * empty paragraph needs something in it.
 */

const STYLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  p: { style: 'margin:0' },
  h3: { style: 'margin:12px 0 4px;font-size:17px' },
  ul: { style: 'margin:4px 0 4px 24px;padding:0' },
  ol: { style: 'margin:4px 0 4px 24px;padding:0' },
  blockquote: { style: 'margin:4px 0 4px 8px;padding-left:10px;border-left:2px solid #b8b8b8;color:#555555' },
  table: { border: '1', cellpadding: '4', cellspacing: '0', style: 'border-collapse:collapse;margin:6px 0' },
  th: { style: 'border:1px solid #999999;text-align:left;vertical-align:top' },
  td: { style: 'border:1px solid #999999;vertical-align:top' },
  img: { style: 'max-width:100%;height:auto', border: '0' },
};

/** Clean writing as a fragment of mail. Its pictures stay `cid:`, under the names they have there. */
export function mailOfWriting(html: string): string {
  return rewritten(html, asMail).replaceAll('<p style="margin:0"></p>', '<p style="margin:0">&nbsp;</p>');
}

function asMail(token: Token): string {
  // Runs of spaces are drawn as one; every second one must not break.
  if (token.kind === 'text') return written({ ...token, text: token.text.replaceAll(/ {2}/g, ' \u00a0') });
  if (token.tag === 'span') return '';
  const style = token.kind === 'open' ? STYLES[token.tag] : undefined;
  return written(style && token.kind === 'open' ? { ...token, attributes: { ...token.attributes, ...style } } : token);
}
