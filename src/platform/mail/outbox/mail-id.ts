import { isId, sameBytes } from '#platform/ids/index.ts';
import type { Secrets } from '#platform/secrets/index.ts';
import { domainOf } from './draft.rules.ts';

// Lower case only: some gateways change the case of local parts.
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const MAC_BYTES = 10;

/** RFC 4648 base 32 in lower case, without padding. */
export function base32(bytes: Uint8Array): string {
  let out = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET[(value >> bits) & 31];
    }
  }
  return bits > 0 ? out + ALPHABET[(value << (5 - bits)) & 31] : out;
}

/** 80 bits of HMAC as 16 letters and digits, for addresses and Message-IDs. */
export function shortMac(secrets: Secrets, purpose: string, text: string): string {
  return base32(Buffer.from(secrets.sign(purpose, text, MAC_BYTES), 'base64url'));
}

/** Compares two MACs in constant time. */
export function sameText(a: string, b: string): boolean {
  return sameBytes(Buffer.from(a), Buffer.from(b));
}

/** The Message-ID of one of our mails, angle brackets included: only we can make it, so an answer that names it is threaded safely. */
export function mailIdFor(secrets: Secrets, messageId: string, domain: string): string {
  const host = domain.toLowerCase();
  return `<${messageId}.${shortMac(secrets, 'mail-id', `${messageId}@${host}`)}@${host}>`;
}

/** The message (or outbox row, for mails without one) behind a Message-ID of ours; null when it is not ours or was altered. */
export function readMailId(secrets: Secrets, mailId: string): { messageId: string } | null {
  const match = /^<?([0-9a-f-]{36})\.([a-z2-7]{16})@([^<>@\s]{1,253})>?$/.exec(mailId.trim());
  if (!match) return null;
  const [, id, mac, host] = match as unknown as [string, string, string, string];
  return isId(id) && sameText(mac, shortMac(secrets, 'mail-id', `${id}@${host}`)) ? { messageId: id } : null;
}

/** Where bounces of this mail come back to; the plain address when the local part has no room for the token. */
export function bounceAddressFor(secrets: Secrets, outboxId: string, address: string): string {
  const local = address.slice(0, address.lastIndexOf('@'));
  const tagged = `${local}+b.${shortMac(secrets, 'bounce', outboxId)}`;
  return Buffer.byteLength(tagged) > 64 ? address : `${tagged}@${domainOf(address)}`;
}

/** Our mark on every outgoing mail: a mail that carries it came from this installation, whatever its addresses say. */
export function loopMark(secrets: Secrets): string {
  return shortMac(secrets, 'loop', 'installation');
}
