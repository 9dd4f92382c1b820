import { type Db, Kept } from '#platform/db/index.ts';
import { findMailboxes, type Mailbox } from './mailbox.store.ts';

const AGAIN_MS = 250;
const kept = new Kept(load);

/** Every address we receive at, aliases too → its mailbox. At most 5 s old. */
export function activeMailboxes(db: Db): Promise<Map<string, Mailbox>> {
  return kept.get(db);
}

/** The mailbox behind a recipient address, with or without a `+token`; null when it is not ours. A new one is known at once. */
export async function mailboxAt(db: Db, address: string): Promise<Mailbox | null> {
  const wanted = address.trim().toLowerCase();
  const plain = wanted.replace(/\+[^@]*@/, '@');
  for (const age of [undefined, AGAIN_MS]) {
    const list = await kept.get(db, age);
    const found = list.get(wanted) ?? list.get(plain);
    if (found) return found;
  }
  return null;
}

/** The mailbox a case is answered from: its own while it is active, else one of its brand, else the first. */
export async function mailboxFor(
  db: Db,
  wanted: { mailboxId?: string | null; brandId?: string | null },
): Promise<Mailbox | null> {
  const all = [...new Set((await activeMailboxes(db)).values())];
  return (
    all.find((one) => one.id === wanted.mailboxId) ??
    all.find((one) => wanted.brandId && one.brandId === wanted.brandId) ??
    all[0] ??
    null
  );
}

/** After a change: the next reader asks the database. */
export function forgetMailboxes(db: Db): void {
  kept.forget(db);
}

async function load(db: Db): Promise<Map<string, Mailbox>> {
  const active = (await findMailboxes(db)).filter((one) => one.active);
  const list = new Map(active.map((one) => [one.address, one]));
  // A mailbox's own address wins over somebody else's alias.
  for (const one of active) for (const alias of one.aliases) if (!list.has(alias)) list.set(alias, one);
  return list;
}
