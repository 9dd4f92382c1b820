import type { Db } from '#platform/db/index.ts';
import { findMailboxes, type Mailbox } from './mailbox.store.ts';

const FRESH_MS = 5_000;
const AGAIN_MS = 250;
interface Kept {
  at: number;
  mailboxes: Promise<Map<string, Mailbox>>;
}
const kept = new WeakMap<object, Kept>();

/** Every address we receive at, aliases too → its mailbox. At most 5 s old; a transaction reads its own. */
export function activeMailboxes(db: Db): Promise<Map<string, Mailbox>> {
  return listNoOlderThan(db, FRESH_MS);
}

/** The mailbox behind a recipient address, with or without a `+token`; null when it is not ours. A new one is known at once. */
export async function mailboxAt(db: Db, address: string): Promise<Mailbox | null> {
  const wanted = address.trim().toLowerCase();
  const plain = wanted.replace(/\+[^@]*@/, '@');
  for (const age of [FRESH_MS, AGAIN_MS]) {
    const list = await listNoOlderThan(db, age);
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
  kept.delete(db);
}

async function listNoOlderThan(db: Db, age: number): Promise<Map<string, Mailbox>> {
  const now = performance.now();
  const last = kept.get(db);
  if (last && now - last.at < age) return last.mailboxes;
  const mailboxes = load(db);
  kept.set(db, { at: now, mailboxes });
  mailboxes.catch(() => kept.delete(db));
  return mailboxes;
}

async function load(db: Db): Promise<Map<string, Mailbox>> {
  const active = (await findMailboxes(db)).filter((one) => one.active);
  const list = new Map(active.map((one) => [one.address, one]));
  // A mailbox's own address wins over somebody else's alias.
  for (const one of active) for (const alias of one.aliases) if (!list.has(alias)) list.set(alias, one);
  return list;
}
