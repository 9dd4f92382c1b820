// Addresses in links and images: absolute, of a few schemes, written the way the URL parser reads them.

const MAX_LINK = 4_000;
const MAX_DATA_IMAGE = 200_000;

/** The address to put into `href`, or null. */
export function safeLink(raw: string): string | null {
  const text = withoutControls(raw);
  if (/^(?:mailto|tel):[^\s"'<>`\\]{1,2000}$/i.test(text)) return text;
  if (text.length > MAX_LINK) return null;
  return webAddress(text.startsWith('//') ? `https:${text}` : /^www\.[a-z0-9-]/i.test(text) ? `http://${text}` : text);
}

export type SafeImage = { kind: 'remote' | 'data'; address: string } | { kind: 'cid'; id: string };

export function safeImage(raw: string): SafeImage | null {
  if (/^data:/i.test(raw.trimStart().slice(0, 10))) {
    const address = raw
      .trim()
      .slice(0, MAX_DATA_IMAGE + 1)
      .replace(/\s+/g, '');
    const isPicture = /^data:image\/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/]+={0,2}$/i.test(address);
    return isPicture && address.length <= MAX_DATA_IMAGE ? { kind: 'data', address } : null;
  }
  const text = withoutControls(raw);
  if (text.length > MAX_LINK) return null;
  if (/^cid:/i.test(text)) {
    const id = decodePercent(text.slice(4)).replace(/^<|>$/g, '');
    return /^[^\s"'<>`\\]{1,300}$/.test(id) ? { kind: 'cid', id } : null;
  }
  const address = webAddress(text.startsWith('//') ? `https:${text}` : text);
  return address === null ? null : { kind: 'remote', address };
}

function webAddress(text: string): string | null {
  if (!/^https?:/i.test(text)) return null;
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

/** Browsers skip these inside addresses; we take them out before looking. */
function withoutControls(raw: string): string {
  return raw
    .slice(0, MAX_LINK * 2)
    .replace(/[\p{Cc}\u200b-\u200f\u2028\u2029\ufeff]/gu, '')
    .trim();
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
