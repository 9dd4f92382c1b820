import type { Language } from '#platform/i18n/index.ts';

/** What a mail of ours says, before it takes its two forms. All of it plain text. */
export interface MailBody {
  language: Language;
  text: string;
  /** The text with its shape, as a fragment that is safe already; nothing where paragraphs are enough. */
  html?: string;
  /** Under the customary «-- » line: person, brand, how to follow. Empty ones are left out. */
  signature: readonly string[];
  /** A message shown below as it was: introduced by `intro`. */
  quote?: { intro: string; text: string } | null;
}

export function plainBody(body: MailBody): string {
  const signature = body.signature.filter(Boolean);
  const parts = [body.text.trim()];
  if (signature.length > 0) parts.push(`-- \n${signature.join('\n\n')}`);
  if (body.quote) parts.push(`${body.quote.intro}\n${body.quote.text.trim().replaceAll(/^/gm, '> ')}`);
  return `${parts.join('\n\n').replaceAll('\r\n', '\n')}\n`;
}

/** Paragraphs, line breaks and links only: it reads alike everywhere, and nothing a person typed becomes markup (T41). */
export function htmlBody(body: MailBody): string {
  const signature = body.signature.filter(Boolean).map((part) => `<p style="color:#57606a">${inline(part)}</p>`);
  const quote = body.quote
    ? `<p>${inline(body.quote.intro)}</p><blockquote type="cite">${paragraphs(body.quote.text)}</blockquote>`
    : '';
  return `<div lang="${body.language}" style="font-family:sans-serif;font-size:15px;line-height:1.5">${body.html ?? paragraphs(body.text)}${signature.join('')}${quote}</div>`;
}

function paragraphs(text: string): string {
  return text
    .trim()
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((part) => `<p>${inline(part)}</p>`)
    .join('');
}

const LINK = /https?:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:!?¡¿»”’]/g;

function inline(text: string): string {
  let out = '';
  let last = 0;
  for (const match of text.matchAll(LINK)) {
    out += `${escapeHtml(text.slice(last, match.index))}<a href="${escapeHtml(match[0])}">${escapeHtml(match[0])}</a>`;
    last = match.index + match[0].length;
  }
  return (out + escapeHtml(text.slice(last))).replaceAll('\n', '<br>');
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
