import { createHash } from 'node:crypto';

/** Values an event may carry: ids, codes, amounts, dates and hashes. Free text and personal data stay in their own rows. */
export type EventValue = string | number | boolean | null | EventValue[] | { [key: string]: EventValue };
export type EventData = { [key: string]: EventValue };

export interface PendingEvent {
  /** `kind:id`, for example `case:0198…`. */
  stream: string;
  /** `noun.past`, declared in a contract. */
  type: string;
  data: EventData;
  /** True when this transaction made the stream's thing: its head need not be looked for. */
  fresh: boolean;
}

export interface LogEvent {
  id: number;
  tx: string;
  stream: string;
  n: number;
  type: string;
  actor: string;
  at: Date;
  data: EventData;
}

export const GENESIS = Buffer.alloc(32);

export interface Hashed {
  stream: string;
  n: number;
  type: string;
  actor: string;
  at: Date;
  data: EventData;
  prev: Buffer;
}

/**
 * The canonical form, documented for outsiders in docs/guides/verify-the-log.md: eight lines joined by LF, UTF-8:
 * `cauce-event-1`, stream, n, type, actor, time (ISO 8601, UTC, milliseconds), data (RFC 8785), previous hash (hex).
 */
export function canonicalEvent(event: Hashed): string {
  return [
    'cauce-event-1',
    event.stream,
    event.n,
    event.type,
    event.actor,
    event.at.toISOString(),
    canonicalJson(event.data),
    event.prev.toString('hex'),
  ].join('\n');
}

export function hashEvent(event: Hashed): Buffer {
  return createHash('sha256').update(canonicalEvent(event), 'utf8').digest();
}

/** RFC 8785 (JCS): keys sorted by UTF-16 units, no spaces, ECMAScript numbers and string escapes. */
export function canonicalJson(value: EventValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .toSorted()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] as EventValue)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}
