import { sameText, shortMac } from '#platform/mail/outbox/index.ts';
import type { Secrets } from '#platform/secrets/index.ts';

/**
 * Where an answer by mail comes back: `local+q-41.<mac>@domain`, 80 bits that only we can make. Null when it has no room for
 * the token (64 octets, RFC 5321) or nothing of ours receives mail.
 */
export function consultationAddress(
  secrets: Secrets,
  consultation: { id: string; number: number; mailbox: string },
): string | null {
  const at = consultation.mailbox.lastIndexOf('@');
  if (at < 1) return null;
  const local = `${consultation.mailbox.slice(0, at)}+q-${consultation.number}.${macOf(secrets, consultation)}`;
  return Buffer.byteLength(local) > 64 ? null : local + consultation.mailbox.slice(at);
}

/** The number a recipient address names. Nothing is proved until `checkConsultationMac` has said yes. */
export function readConsultationAddress(address: string): { number: number; mac: string } | null {
  const match = /\+q-(\d{1,15})\.([a-z2-7]{16})@/.exec(address.toLowerCase());
  return match ? { number: Number(match[1]), mac: match[2] as string } : null;
}

export function checkConsultationMac(secrets: Secrets, found: { id: string; number: number }, mac: string): boolean {
  return sameText(mac, macOf(secrets, found));
}

function macOf(secrets: Secrets, { id, number }: { id: string; number: number }): string {
  return shortMac(secrets, 'consultation-address', `${id} ${number}`);
}
