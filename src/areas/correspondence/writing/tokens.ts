import type { Secrets } from '#platform/secrets/index.ts';
import { sameText, shortMac } from '#platform/mail/outbox/index.ts';

export interface ReplyToken {
  /** As people read it: `RC-24817`. */
  reference: string;
  mac: string;
}

/**
 * The address where answers to a case come back: `local+rc-24817.<mac>@domain`, 80 bits that only we can make.
 * The plain address when its local part has no room for the token (64 octets, RFC 5321).
 */
export function replyToken(
  secrets: Secrets,
  token: { caseId: string; reference: string; mailboxAddress: string },
): string {
  const at = token.mailboxAddress.lastIndexOf('@');
  const local = `${token.mailboxAddress.slice(0, at)}+${token.reference.toLowerCase()}.${macOf(secrets, token.caseId, token.reference)}`;
  return Buffer.byteLength(local) > 64 ? token.mailboxAddress : local + token.mailboxAddress.slice(at);
}

/** What a recipient address says it belongs to. Nothing is proved until `checkReplyMac` has said yes for that case. */
export function readReplyAddress(_secrets: Secrets, address: string): ReplyToken | null {
  const match = /\+([a-z]{1,5}-\d{1,12})\.([a-z2-7]{16})@/.exec(address.toLowerCase());
  return match ? { reference: (match[1] as string).toUpperCase(), mac: match[2] as string } : null;
}

export function checkReplyMac(secrets: Secrets, caseId: string, token: ReplyToken): boolean {
  return sameText(token.mac, macOf(secrets, caseId, token.reference));
}

function macOf(secrets: Secrets, caseId: string, reference: string): string {
  return shortMac(secrets, 'reply-address', `${caseId} ${reference.toUpperCase()}`);
}
