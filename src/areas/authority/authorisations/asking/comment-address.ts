import { sameText, shortMac } from '#platform/mail/outbox/index.ts';
import type { Secrets } from '#platform/secrets/index.ts';

/**
 * Where a reply to the request comes back as a comment: `local+a-<id>.<mac>@domain`, 80 bits that only we can make. Null when
 * it has no room for the token (64 octets, RFC 5321) or nothing of ours receives mail.
 */
export function commentAddress(secrets: Secrets, authorisationId: string, mailbox: string | null): string | null {
  const at = mailbox?.lastIndexOf('@') ?? -1;
  if (!mailbox || at < 1) return null;
  const local = `${mailbox.slice(0, at)}+a-${short(authorisationId)}.${macOf(secrets, authorisationId)}`;
  return Buffer.byteLength(local) > 64 ? null : local + mailbox.slice(at);
}

/** The authorisation a recipient address belongs to; null unless it is exactly one of ours. */
export function readCommentAddress(secrets: Secrets, address: string): string | null {
  const match = /\+a-([0-9a-z]{1,25})\.([a-z2-7]{16})@/.exec(address.toLowerCase());
  const id = match && long(match[1] as string);
  return id && sameText(match[2] as string, macOf(secrets, id)) ? id : null;
}

function macOf(secrets: Secrets, id: string): string {
  return shortMac(secrets, 'authorisation-address', id);
}

/** A UUID in base 36: 25 characters at most. */
function short(id: string): string {
  return BigInt(`0x${id.replaceAll('-', '')}`).toString(36);
}

function long(text: string): string | null {
  let value = 0n;
  for (const digit of text) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  const hex = value.toString(16).padStart(32, '0');
  if (hex.length !== 32) return null;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
