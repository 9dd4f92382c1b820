import type { Language } from '#platform/i18n/index.ts';

export interface FrameOptions {
  images: boolean;
  theme: 'light' | 'dark';
  language: Language;
  /** SHA-256 of a picture, as the mail cleaner names it in `cid:` → address of the attachment. */
  inline: ReadonlyMap<string, string>;
}

/** What may load in the frame: our own inline pictures, remote ones only when a person asked. No script, no form, no frame. */
export function framePolicy(images: boolean): string {
  return [
    "default-src 'none'",
    `img-src 'self' data:${images ? ' https:' : ''}`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    // Same origin so that the viewer can measure it and pictures of ours load; without scripts it can do nothing with that.
    'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  ].join('; ');
}

const QUOTED: Record<Language, string> = { es: 'Mensaje citado', en: 'Quoted message' };
const NO_IMAGE: Record<Language, string> = { es: 'Imagen no cargada', en: 'Image not loaded' };

// A mail is made for white paper; in the dark theme its own colours go and ours hold.
const STYLE: Record<FrameOptions['theme'], string> = {
  light:
    'html{color-scheme:light}body{color:#1b1f24}a{color:#0b57a4}blockquote{border-left-color:#c9ced6}.fold>summary{color:#57606a}',
  dark: 'html{color-scheme:dark}body,body *{color:#e6e8eb!important;background-color:transparent!important;border-color:#4b525c!important}body a,body a *{color:#8cbcf0!important}.fold>summary{color:#a9b1bb!important}',
};
const COMMON =
  'body{margin:0;font:15px/1.5 "Atkinson Hyperlegible Next",system-ui,sans-serif;overflow-wrap:anywhere}img{max-width:100%;height:auto}img:not([src]){box-sizing:border-box;min-width:20px;min-height:20px;max-height:6em;overflow:hidden;border:1px dashed;color:inherit;font-size:13px;opacity:.7}img:not([src]):not([alt]),img:not([src])[alt=""]{font-size:0}table{max-width:100%}pre{white-space:pre-wrap}blockquote{margin:0 0 0 .5em;padding-left:.75em;border-left:2px solid}' +
  'body:not(:has(.fold[open])) [data-quoted]{display:none}.fold>summary{cursor:pointer;margin-top:.75em;font-size:14px}';

/** A page for the sandboxed frame from HTML that the mail cleaner made; `html` is never anything else. */
export function framePage(html: string, options: FrameOptions): string {
  const body = withImages(html, options);
  // At the end, because quoted text may stand in several places: opening it shows all of them.
  const fold = /\sdata-quoted=/.test(body)
    ? `<details class="fold"><summary>${QUOTED[options.language]}</summary></details>`
    : '';
  return `<!doctype html><html lang="${options.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${QUOTED[options.language]}</title><style>${COMMON}${STYLE[options.theme]}</style></head><body>${body}${fold}</body></html>`;
}

/** The cleaner wrote `src="cid:…"` and `data-remote-src="…"` itself, escaped; so they can be told by their form. */
function withImages(html: string, { images, inline, language }: FrameOptions): string {
  const own = html.replaceAll(/\ssrc="cid:([^"]*)"/g, (_, sha256: string) => {
    const address = inline.get(sha256);
    return address ? ` src="${address}"` : '';
  });
  if (!images) return own.replaceAll(/\sdata-remote-src="[^"]*"/g, ` title="${NO_IMAGE[language]}"`);
  return own.replaceAll(
    /\sdata-remote-src="(?:https?:)?([^"]*)"/g,
    (_, rest: string) => ` src="https:${rest}" referrerpolicy="no-referrer" loading="lazy"`,
  );
}

/** Plain text as such a page: for messages without HTML. */
export function textAsHtml(text: string): string {
  return `<p style="white-space:pre-wrap">${text.replaceAll(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)}</p>`;
}
