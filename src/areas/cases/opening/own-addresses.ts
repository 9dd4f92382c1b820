import { activeMailboxes } from '#areas/correspondence/index.ts';
import type { Db } from '#platform/db/index.ts';

/** Tells our own addresses, with or without a reply token (`soporte+rc-1.mac@…`), from other people's. */
export async function ownAddresses(db: Db): Promise<(address: string) => boolean> {
  const mailboxes = await activeMailboxes(db);
  return (address) => mailboxes.has(address.toLowerCase().replace(/\+[^@]*@/, '@')) || mailboxes.has(address.toLowerCase());
}
