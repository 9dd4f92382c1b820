import { type Token, written } from './tokens.rules.ts';
import { isWriting, rewritten } from './writing.rules.ts';

/**
 * Writing as a public page shows it, without script or style; nothing where it is no writing of ours. Pictures come from `addressOf`; one
 * without an address is left out.
 */
export function pageOfWriting(html: string, addressOf: (name: string) => string | undefined): string | null {
  return isWriting(html) ? rewritten(html, (token) => onPage(token, addressOf)) : null;
}

function onPage(token: Token, addressOf: (name: string) => string | undefined): string {
  if (token.kind === 'text') return written(token);
  if (token.tag === 'span') return '';
  if (token.kind === 'close') return written(token);
  const { attributes, tag } = token;
  if (tag === 'a')
    return written({ ...token, attributes: { href: safe(attributes['href']), rel: 'noopener noreferrer nofollow' } });
  if (tag !== 'img') return written(token);
  const address = addressOf((attributes['src'] ?? '').replace(/^cid:/, ''));
  return address === undefined ? '' : written({ ...token, attributes: { ...attributes, src: address } });
}

/** What was cleaned when it was written is looked at again where strangers read it. */
function safe(href = ''): string {
  return /^(?:https?:|mailto:|tel:)/i.test(href) ? href : '#';
}
