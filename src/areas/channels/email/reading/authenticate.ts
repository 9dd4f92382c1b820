import { isIP } from 'node:net';
import { SECOND } from '#platform/clock/index.ts';
import type { House } from '#platform/work/index.ts';
import type { MailEnvelope } from '../door.ts';
import type { Resolve } from './dns.ts';

/** Results of RFC 8601. `unknown`: this door can't tell (no address of the sending server, nothing signed). */
export interface Authenticity {
  spf: string;
  dkim: string;
  dmarc: string;
}

const PATIENCE_MS = 5 * SECOND;
const UNTOLD: Authenticity = { spf: 'none', dkim: 'none', dmarc: 'unknown' };
const UNANSWERED: Authenticity = { spf: 'temperror', dkim: 'temperror', dmarc: 'temperror' };

/**
 * Who really sent it, as far as DNS proves: recorded beside the message, shown, and asked for before anything is believed
 * because of a From. Bounded in time; with DNS away the answer is `temperror` and the mail is read all the same.
 */
export async function authenticateMail(
  house: House,
  mail: { sha256: string; envelope: MailEnvelope; signed: boolean; relayed: boolean },
  resolver: Resolve,
): Promise<Authenticity> {
  const sender = senderOf(mail.envelope);
  // Behind a relay of our own the address is in the line that relay wrote on top; nobody outside can write above it.
  const trustReceived = sender.inside && mail.relayed;
  if (!mail.signed && !sender.ip && !trustReceived) return UNTOLD;
  // Read at its first use, with the first mail: half a second of the start otherwise.
  const { authenticate: checkMail } = await import('mailauth');
  const bytes = house.files.read(mail.sha256);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Authenticity>((resolve) => {
    timer = setTimeout(() => resolve(UNANSWERED), PATIENCE_MS);
  });
  const told = checkMail(bytes, {
    ...sender.about,
    trustReceived,
    resolver,
    mta: 'cauce',
    disableArc: true,
    disableBimi: true,
  }).then(summarise, () => UNANSWERED);
  try {
    return await Promise.race([told, late]);
  } finally {
    clearTimeout(timer);
    bytes.destroy();
  }
}

type Checked = Awaited<ReturnType<(typeof import('mailauth'))['authenticate']>>;

function summarise({ spf, dkim, dmarc }: Checked): Authenticity {
  const signatures = dkim.results.map((one) => one.status.result);
  const verdict = dmarc ? dmarc.status.result : 'none';
  // The library answers `temperror` where there was no address to ask about.
  const spoke = spf && Boolean(spf['client-ip']);
  return {
    spf: spoke ? spf.status.result : 'none',
    dkim: signatures.includes('pass') ? 'pass' : (signatures[0] ?? 'none'),
    // Without the sending server's address SPF could not speak: that DMARC did not pass says nothing against the mail.
    dmarc: !spoke && verdict !== 'pass' && verdict !== 'temperror' ? 'unknown' : verdict,
  };
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
