import { BlockList, isIP } from 'node:net';
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
  const sender = senderOf(mail.envelope, house.config.trustedRelays);
  // Behind a relay of our own the address is in the line that relay wrote on top; nobody outside can write above it.
  const trustReceived = sender.isRelay && mail.relayed;
  if (!mail.signed && !sender.ip && !trustReceived) return UNTOLD;
  const path = house.files.path(mail.sha256);
  return (await checks.check({ path, signed: mail.signed, trustReceived, about: sender.about })) ?? UNANSWERED;
}

function senderOf(
  { door, from, remoteIp, helo }: MailEnvelope,
  relays: readonly string[],
): {
  ip: boolean;
  isRelay: boolean;
  about: { ip?: string; helo?: string; sender?: string };
} {
  const known = door === 'smtp' && remoteIp !== undefined && isIP(remoteIp) !== 0;
  const isRelay = known && isRelayOfOurs(remoteIp, relays);
  // A private address that is no relay proves nothing either way: no company publishes it as its sender.
  const ip = known && !isRelay && !isInside(remoteIp);
  const about = { ...(from ? { sender: from } : {}), ...(ip ? { ip: remoteIp, helo: helo ?? '' } : {}) };
  return { ip, isRelay, about };
}

/** This machine, and what the operator named (`CAUCE_TRUSTED_RELAYS`: addresses or networks). */
export function isRelayOfOurs(address: string, relays: readonly string[]): boolean {
  const list = new BlockList();
  for (const relay of ['127.0.0.0/8', '::1', ...relays]) {
    const [net = '', bits] = relay.split('/');
    const family = isIP(net) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(net, family);
    else list.addSubnet(net, Number(bits), family);
  }
  const plain = address.replace(/^::ffff:/i, '');
  return isIP(plain) !== 0 && list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}

/** Loopback and private networks. */
export function isInside(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  if (isIP(plain) === 4) return /^(?:127|10)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\./.test(plain);
  return plain === '::1' || /^(?:f[cd]|fe[89ab])/i.test(plain);
}
