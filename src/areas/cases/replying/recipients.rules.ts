import { storable } from '#platform/db/storable.rules.ts';
import { sendableAddress } from '#platform/mail/outbox/draft.rules.ts';
import type { MailAddress } from '../opening/new-case.ts';

export type ReadRecipient = { ok: true; person: MailAddress } | { ok: false; written: string };

/** `ana@ejemplo.es` or `Ana Ruiz <ana@ejemplo.es>`; only addresses that can be written to exactly as shown (T46). */
export function readRecipient(written: string): ReadRecipient {
  const named = /^\s*"?([^"<>]*?)"?\s*<([^<>]+)>\s*$/.exec(written);
  const address = sendableAddress(named?.[2] ?? written);
  return address ? { ok: true, person: { name: storable(named?.[1] ?? '').trim(), address } } : { ok: false, written };
}

export interface KnownParticipant {
  address: string;
  name: string;
  role: 'requester' | 'copied' | 'third_party';
}

export interface Addressed {
  to: MailAddress[];
  cc: MailAddress[];
  bcc: MailAddress[];
}

/** Names as the case knows them, each address once, the first list it is in. */
export function addressed(lists: Addressed, participants: readonly KnownParticipant[]): Addressed {
  const seen = new Set<string>();
  const names = new Map(participants.map((one) => [one.address, one.name]));
  const once = (list: readonly MailAddress[]): MailAddress[] =>
    list.flatMap(({ name, address }) => {
      const key = address.toLowerCase();
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ name: name || (names.get(key) ?? ''), address }];
    });
  return { to: once(lists.to), cc: once(lists.cc), bcc: once(lists.bcc) };
}

/** Who an answer goes to when nobody says: the person who asks. */
export function defaultTo(participants: readonly KnownParticipant[]): MailAddress[] {
  return participants
    .filter((one) => one.role === 'requester' && one.address.includes('@'))
    .map(({ name, address }) => ({ name, address }));
}

/** Addressees the case did not know: from now on they take part, because one of us wrote to them. */
export function newcomers(lists: Addressed, participants: readonly KnownParticipant[]): MailAddress[] {
  const known = new Set(participants.filter((one) => one.role !== 'third_party').map((one) => one.address));
  return [...lists.to, ...lists.cc].filter(({ address }) => !known.has(address.toLowerCase()));
}
