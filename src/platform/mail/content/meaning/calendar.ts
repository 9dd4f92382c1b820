import { firstAddress } from '../mime/addresses.ts';
import type { MailAddress, MailCalendar } from '../types.ts';

// The first event of a text/calendar part (RFC 5545, 5546): enough to show it and to know an answer from an invitation.

interface Line {
  name: string;
  params: Map<string, string>;
  value: string;
}

const MOST_LINES = 5_000;

export function readCalendar(text: string): MailCalendar | null {
  if (!/BEGIN:VCALENDAR/i.test(text.slice(0, 5_000))) return null;
  const lines = text
    .slice(0, 500_000)
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/, MOST_LINES);
  let method = '';
  let event: Line[] | null = null;
  const stack: string[] = [];
  for (const raw of lines) {
    const line = readLine(raw);
    if (line === null) continue;
    if (line.name === 'BEGIN') {
      stack.push(line.value.toUpperCase());
      if (event === null && /^V(?:EVENT|TODO)$/i.test(line.value)) event = [];
    } else if (line.name === 'END') stack.pop();
    else if (stack.length === 1 && line.name === 'METHOD') method = line.value.trim().toUpperCase();
    else if (event !== null && stack.length === 2 && /^V(?:EVENT|TODO)$/.test(stack[1]!)) event.push(line);
  }
  return describe(method, event ?? []);
}

function describe(method: string, event: Line[]): MailCalendar {
  const first = (name: string) => event.find((line) => line.name === name);
  const textOf = (name: string) => unescape(first(name)?.value ?? '').slice(0, 1_000);
  const start = first('DTSTART');
  const end = first('DTEND') ?? first('DUE');
  const attendee = first('ATTENDEE');
  return {
    method,
    uid: textOf('UID'),
    summary: textOf('SUMMARY'),
    location: textOf('LOCATION'),
    start: isoTime(start?.value),
    end: isoTime(end?.value),
    zone: start?.params.get('TZID')?.slice(0, 100) ?? null,
    organizer: person(first('ORGANIZER')),
    answer: method === 'REPLY' ? (attendee?.params.get('PARTSTAT')?.toUpperCase() ?? null) : null,
    attendee: person(attendee),
  };
}

function readLine(raw: string): Line | null {
  const head = /^([A-Za-z0-9-]{1,60})((?:;[A-Za-z0-9-]{1,60}=(?:"[^"]{0,1000}"|[^";:]{0,1000})){0,30}):/.exec(raw);
  if (head === null) return null;
  const params = new Map<string, string>();
  for (const [, name, value] of head[2]!.matchAll(/;([^=;]+)=("[^"]*"|[^;]*)/g)) {
    params.set(name!.toUpperCase(), value!.replace(/^"|"$/g, ''));
  }
  return { name: head[1]!.toUpperCase(), params, value: raw.slice(head[0].length) };
}

/** 20260303T100000Z → 2026-03-03T10:00:00Z; 20260303 → 2026-03-03. */
function isoTime(value: string | undefined): string | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(value?.trim() ?? '');
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, utc] = parts;
  return `${year}-${month}-${day}${hour === undefined ? '' : `T${hour}:${minute}:${second}${utc}`}`;
}

function person(line: Line | undefined): MailAddress | null {
  if (line === undefined) return null;
  const address = firstAddress(line.value.replace(/^mailto:/i, ''))?.address ?? '';
  const name = (line.params.get('CN') ?? '').slice(0, 300);
  return address === '' && name === '' ? null : { name, address };
}

function unescape(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, char: string) => (char === 'n' || char === 'N' ? '\n' : char));
}
