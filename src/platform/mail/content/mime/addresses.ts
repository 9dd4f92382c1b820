import type { MailAddress } from '../types.ts';
import { decodeWords, plainName } from './header-words.ts';

// Address lists, read in one pass: quoted strings, comments, groups, `;` as Outlook writes it.
// The structure is read before encoded words are decoded, so that a decoded name can't invent an address.

export interface AddressList {
  /** At most `cap` of them. */
  addresses: MailAddress[];
  /** How many there were. */
  total: number;
}

export function parseAddresses(raw: string, cap: number): AddressList {
  const list = scan(raw, cap, true);
  // A quote that is never closed would swallow the rest: read quotes as plain characters then.
  return list ?? scan(raw, cap, false)!;
}

export function firstAddress(raw: string | undefined): MailAddress | null {
  return raw === undefined ? null : (parseAddresses(raw, 1).addresses[0] ?? null);
}

interface Draft {
  /** Text outside angle brackets, raw. */
  phrase: string;
  /** The same without its quotes. */
  unquoted: string;
  angle: string | null;
  comment: string;
}

function scan(raw: string, cap: number, quotes: boolean): AddressList | null {
  const list: AddressList = { addresses: [], total: 0 };
  let draft = emptyDraft();
  let quoted = false;
  let inAngle = false;
  let comment = 0;
  const end = () => {
    const address = finish(draft);
    if (address !== null) {
      list.total++;
      if (list.addresses.length < cap) list.addresses.push(address);
    }
    draft = emptyDraft();
    inAngle = false;
  };
  for (let i = 0; i < raw.length; i++) {
    const char = raw[i]!;
    if (comment > 0) {
      if (char === '\\') i++;
      else if (char === '(') comment++;
      else if (char === ')') comment--;
      else if (draft.comment.length < 500) draft.comment += char;
    } else if (quoted) {
      if (char === '\\' && i + 1 < raw.length) {
        draft.phrase += char + raw[i + 1];
        draft.unquoted += raw[++i];
      } else {
        if (char === '"') quoted = false;
        else draft.unquoted += char;
        draft.phrase += char;
      }
    } else if (char === '"' && quotes && !inAngle) {
      quoted = true;
      draft.phrase += char;
    } else if (char === '(' && !inAngle) comment = 1;
    else if (char === '<') {
      inAngle = true;
      draft.angle = '';
    } else if (char === '>') inAngle = false;
    else if (char === ',' || char === ';') {
      // `<@route,@route:user@host>`: the comma belongs to the route.
      if (inAngle && char === ',' && draft.angle?.startsWith('@')) draft.angle += char;
      else end();
    } else if (inAngle) draft.angle += char;
    else if (char === ':' && !draft.unquoted.includes('@') && !/\[mailto$/i.test(draft.unquoted)) draft = emptyDraft();
    else {
      draft.phrase += char;
      draft.unquoted += char;
    }
  }
  if (quoted) return null;
  end();
  return list;
}

function emptyDraft(): Draft {
  return { phrase: '', unquoted: '', angle: null, comment: '' };
}

function finish({ phrase, unquoted, angle, comment }: Draft): MailAddress | null {
  if (angle !== null) {
    const address = angle
      .slice(0, 1_000)
      .replace(/^@[^:]*:/, '')
      .replace(/\s+/g, '')
      .replace(/^mailto:/i, '');
    const name = cleanName(unquoted) || cleanName(comment);
    return address === '' && name === '' ? null : { name, address };
  }
  const whole = phrase.slice(0, 2_000).trim();
  if (/^"(?:[^"\\]|\\.)*"@[^\s@"]+$/.test(whole)) return { name: cleanName(comment), address: whole };
  const words = unquoted.slice(0, 2_000).trim().split(/\s+/);
  const index = words.findLastIndex((word) => word.includes('@'));
  if (index === -1) {
    const name = cleanName(unquoted) || cleanName(comment);
    return name === '' ? null : { name, address: '' };
  }
  const address = words[index]!.replace(/^[['"]+|[\]'"]+$/g, '').replace(/^mailto:/i, '');
  const rest = words.toSpliced(index, 1).join(' ');
  return { name: cleanName(rest) || cleanName(comment), address };
}

function cleanName(raw: string): string {
  return plainName(decodeWords(raw.slice(0, 1_000)))
    .replace(/^'(.*)'$/, '$1')
    .slice(0, 300);
}
