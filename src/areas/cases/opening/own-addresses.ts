import { activeMailboxes } from '#areas/correspondence/index.ts';
import type { Db } from '#platform/db/index.ts';

/** Tells our own addresses, with or without a reply token (`soporte+rc-1.mac@…`), from other people's. */
export async function ownAddresses(db: Db): Promise<(address: string) => boolean> {
  return isOneOf([...(await activeMailboxes(db)).keys()]);
}

export function isOneOf(own: readonly string[]): (address: string) => boolean {
  const known = new Set(own);
  return (address) => known.has(address.toLowerCase().replace(/\+[^@]*@/, '@')) || known.has(address.toLowerCase());
}
