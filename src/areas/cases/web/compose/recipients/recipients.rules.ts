import type { CaseView } from '../../../contract.ts';
import type { Draft } from '../draft.rules.ts';

type Participant = CaseView['participants'][number];

/** Who an answer goes to when nobody says: as the server would choose. */
export function proposedTo(participants: readonly Participant[]): string[] {
  return participants
    .filter(({ role, address }) => role === 'requester' && address.includes('@'))
    .map(({ address }) => address);
}

/** `ana@ejemplo.es` or `Ana Ruiz <ana@ejemplo.es>`; the address alone, in lower case. */
export function addressIn(written: string): string {
  return (/<([^<>]+)>\s*$/.exec(written)?.[1] ?? written).trim().toLowerCase();
}

export function isAddress(written: string): boolean {
  return /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(addressIn(written));
}

/** Addresses that have never been part of this case: from now on they would read it. */
export function newcomers(
  { to, cc, bcc }: Pick<Draft['reply'], 'to' | 'cc' | 'bcc'>,
  participants: readonly Participant[],
): string[] {
  const known = new Set(
    participants.filter(({ role }) => role !== 'third_party').map(({ address }) => address.toLowerCase()),
  );
  const written = [...(to ?? []), ...cc, ...bcc].filter(isAddress).map(addressIn);
  return [...new Set(written)].filter((address) => !known.has(address));
}

/** Addresses written to whose mail comes back. */
export function bouncing(
  { to, cc, bcc }: { to: readonly string[]; cc: readonly string[]; bcc: readonly string[] },
  participants: readonly Participant[],
): string[] {
  const bad = new Set(participants.filter(({ bounced }) => bounced).map(({ address }) => address.toLowerCase()));
  return [...to, ...cc, ...bcc].map(addressIn).filter((address) => bad.has(address));
}
