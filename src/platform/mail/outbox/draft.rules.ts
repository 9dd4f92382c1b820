import type { MailFile, MailPerson } from './draft.ts';

// Header values are data: whatever breaks a line or hides text becomes a space (T45).
// oxlint-disable-next-line no-control-regex
const BREAKS = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g;

/** One line, without control or direction characters, at most `limit` characters. */
export function headerText(value: string, limit = 500): string {
  return value.replace(BREAKS, ' ').replace(/ {2,}/g, ' ').trim().slice(0, limit);
}

// RFC 5321 dot-string, plus letters of other alphabets (RFC 6531). Quoted local parts are refused: programs read them
// differently, and a mail could go to another domain than the one shown (T46).
const LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** The address in the only form we send to (domain in lower-case ASCII), or null when it can't be sent to exactly as written. */
export function sendableAddress(value: string): string | null {
  const text = value.trim();
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  if (at < 1 || Buffer.byteLength(local) > 64 || !LOCAL.test(local)) return null;
  const domain = asciiDomain(text.slice(at + 1));
  return domain !== null && DOMAIN.test(domain) && !/(?:^|\.)\d+$/.test(domain) ? `${local}@${domain}` : null;
}

/** Names in other alphabets take the form that DNS knows (IDNA), as every URL does. */
function asciiDomain(written: string): string | null {
  if (/[\s/?#@:%\\[\]]/.test(written)) return null;
  const address = `http://${written}`;
  return URL.canParse(address) ? new URL(address).hostname : null;
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** First of each address, compared without case; names cleaned. */
export function distinctPeople(people: readonly MailPerson[], seen = new Set<string>()): MailPerson[] {
  return people.filter((person) => {
    const key = person.address.toLowerCase();
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}

/** `<id@host>` only; anything else a stranger put in that header stays out of ours. */
export function messageIds(values: readonly string[]): string[] {
  return values.filter((value) => /^<[^<>\s@]{1,200}@[^<>\s@]{1,200}>$/.test(value) && /^[\x21-\x7E]+$/.test(value));
}

const FILE_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/i;

const CONTENT_ID = /^[\w.-]{1,100}@[\w.-]{1,100}$/;

export function cleanFile(file: MailFile): MailFile {
  const name = headerText(file.name.replace(/[/\\]/g, '_'), 200);
  // A part that calls itself a message or multipart would be read as structure, not as a file.
  const plain = FILE_TYPE.test(file.type) && !/^(message|multipart)\//i.test(file.type);
  return {
    sha256: file.sha256,
    name: name || 'file',
    type: plain ? file.type.toLowerCase() : 'application/octet-stream',
    ...(plain && CONTENT_ID.test(file.contentId ?? '') ? { contentId: file.contentId ?? null } : {}),
  };
}
