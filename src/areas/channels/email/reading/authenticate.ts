import { isIP } from 'node:net';
import type { House } from '#platform/work/index.ts';
import type { MailEnvelope } from '../door.ts';
import type { Authenticity, SenderChecks } from './sender-checks.ts';

const UNTOLD: Authenticity = { spf: 'none', dkim: 'none', dmarc: 'unknown' };
const UNANSWERED: Authenticity = { spf: 'temperror', dkim: 'temperror', dmarc: 'temperror' };

/**
 * Who really sent it, as far as DNS proves: recorded beside the message, shown, and asked for before anything is believed
 * because of a From. Bounded in time, in a thread of its own; with DNS away the answer is `temperror` and the mail is read all the same.
 */
export async function authenticateMail(
  house: House,
  mail: { sha256: string; envelope: MailEnvelope; signed: boolean; relayed: boolean },
  checks: SenderChecks,
): Promise<Authenticity> {
  const sender = senderOf(mail.envelope);
  // Behind a relay of our own the address is in the line that relay wrote on top; nobody outside can write above it.
  const trustReceived = sender.inside && mail.relayed;
  if (!mail.signed && !sender.ip && !trustReceived) return UNTOLD;
  const path = house.files.path(mail.sha256);
  return (await checks.check({ path, signed: mail.signed, trustReceived, about: sender.about })) ?? UNANSWERED;
}

function senderOf({ door, from, remoteIp, helo }: MailEnvelope): {
  ip: boolean;
  inside: boolean;
  about: { ip?: string; helo?: string; sender?: string };
} {
  const known = door === 'smtp' && remoteIp !== undefined && isIP(remoteIp) !== 0;
  const inside = known && isInside(remoteIp);
  const about = { ...(from ? { sender: from } : {}), ...(known && !inside ? { ip: remoteIp, helo: helo ?? '' } : {}) };
  return { ip: known && !inside, inside, about };
}

/** Loopback and private networks: a relay of our own. */
export function isInside(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  if (isIP(plain) === 4) return /^(?:127|10)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\./.test(plain);
  return plain === '::1' || /^(?:f[cd]|fe[89ab])/i.test(plain);
}
