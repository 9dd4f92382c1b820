import { LOOP_HEADER } from './limits.ts';
import { firstAddress, parseAddresses } from './mime/addresses.ts';
import { HeaderList } from './mime/header-list.ts';
import { plainLine } from './mime/header-words.ts';
import { parseMailDate, parseMessageIds } from './mime/structured-header.ts';
import type { MailLimits, ParsedMail } from './types.ts';

/** The fields of a ParsedMail that come from the header block alone. */
export type HeaderFields = Pick<
  ParsedMail,
  | 'messageId'
  | 'inReplyTo'
  | 'references'
  | 'from'
  | 'sender'
  | 'replyTo'
  | 'to'
  | 'cc'
  | 'recipientsTotal'
  | 'returnPath'
  | 'date'
  | 'subject'
  | 'loop'
  | 'rawHeaders'
  | 'warnings'
>;

export function readHeaderFields(headers: HeaderList, limits: MailLimits, envelopeFrom?: string): HeaderFields {
  const to = parseAddresses(headers.all('to').join(', '), limits.shownRecipients);
  const cc = parseAddresses(headers.all('cc').join(', '), limits.shownRecipients);
  const recipientsTotal = to.total + cc.total;
  const warnings: ParsedMail['warnings'] = [];
  if (recipientsTotal > to.addresses.length + cc.addresses.length)
    warnings.push({ code: 'recipients-cut', count: recipientsTotal });
  if (headers.dropped > 0) warnings.push({ code: 'headers-cut', count: headers.total });
  return {
    messageId: parseMessageIds(headers.get('message-id') ?? '')[0] ?? null,
    inReplyTo: parseMessageIds(headers.get('in-reply-to') ?? '')[0] ?? null,
    references: shortened(parseMessageIds(headers.get('references') ?? '')),
    from: firstAddress(headers.get('from')),
    sender: firstAddress(headers.get('sender')),
    replyTo: parseAddresses(headers.get('reply-to') ?? '', 20).addresses,
    to: to.addresses,
    cc: cc.addresses,
    recipientsTotal,
    returnPath: envelopeFrom ?? returnPath(headers),
    date: parseMailDate(headers.get('date') ?? ''),
    subject: headers.text('subject').slice(0, MAX_SUBJECT),
    loop: headers.has(LOOP_HEADER) ? plainLine(headers.get(LOOP_HEADER)!).slice(0, 500) : null,
    rawHeaders: keptHeaders(headers),
    warnings,
  };
}

const MAX_SUBJECT = 2_000;
const MOST_REFERENCES = 100;

/** The first names the conversation, the newest the place in it. */
function shortened(ids: string[]): string[] {
  return ids.length <= MOST_REFERENCES ? ids : [ids[0]!, ...ids.slice(1 - MOST_REFERENCES)];
}

function returnPath(headers: HeaderList): string | null {
  const value = headers.get('return-path');
  if (value === undefined) return null;
  return /^\s*<\s*>\s*$/.test(value) ? '' : (firstAddress(value)?.address ?? null);
}

const KEPT =
  /^(?:received|return-path|authentication-results|arc-.*|dkim-signature|received-spf|auto-submitted|precedence|list-.*|mailing-list|x-auto.*|x-mailer|user-agent|x-originating-ip|x-spam-(?:status|flag|score)|feedback-id|x-failed-recipients|importance|x-priority|priority|disposition-notification-to|message-id|date|from|sender|reply-to|delivered-to|x-original-to|x-forwarded-.*|thread-topic|content-type|content-language|x-cauce-.*|in-reply-to)$/;
const MOST_KEPT = 80;
const LONGEST_KEPT = 8_000;
const MOST_KEPT_LENGTH = 100_000;

function keptHeaders(headers: HeaderList): ParsedMail['rawHeaders'] {
  const kept: ParsedMail['rawHeaders'] = [];
  let length = 0;
  for (const header of headers.list()) {
    if (!KEPT.test(header.name) || header.value.length > LONGEST_KEPT) continue;
    length += header.value.length;
    if (kept.length >= MOST_KEPT || length > MOST_KEPT_LENGTH) break;
    kept.push(header);
  }
  return kept;
}

/** Reads the header block at the beginning of `bytes` (its first kilobytes): cheap enough for the main thread. */
export function scanHeaders(bytes: Buffer, limits: MailLimits): HeaderList {
  const headers = new HeaderList(limits.headers);
  const text = bytes.toString('latin1', 0, Math.min(bytes.length, SCANNED));
  for (const line of text.split(/\r?\n/, MOST_LINES)) {
    if (line === '') break;
    headers.add(line);
  }
  return headers;
}

const SCANNED = 65_536;
const MOST_LINES = 3_000;
