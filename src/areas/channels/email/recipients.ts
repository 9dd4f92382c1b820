import { mailboxAt, type Mailbox } from '#areas/correspondence/index.ts';
import type { Db } from '#platform/db/index.ts';

export interface Delivery {
  mailbox: Mailbox;
  /** The recipients that are this mailbox: its address, aliases and `local+token@` forms, as the sender wrote them. */
  to: string[];
}

/** One delivery per mailbox of ours among the recipients (L8): each is a contact of its own. */
export async function deliveriesFor(db: Db, recipients: readonly string[]): Promise<Delivery[]> {
  const found = new Map<string, Delivery>();
  for (const recipient of recipients) {
    const mailbox = await mailboxAt(db, recipient);
    if (!mailbox) continue;
    const delivery = found.get(mailbox.id) ?? { mailbox, to: [] };
    delivery.to.push(recipient);
    found.set(mailbox.id, delivery);
  }
  return [...found.values()];
}
