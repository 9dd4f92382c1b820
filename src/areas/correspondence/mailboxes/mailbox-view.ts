import { missing } from '#platform/errors/index.ts';
import { dkimRecords } from '#platform/mail/outbox/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { MailboxView } from '../contract.ts';
import { findMailbox, findMailboxes, type Mailbox } from './mailbox.store.ts';

export async function viewMailboxes(work: Work): Promise<MailboxView[]> {
  return views(work, await findMailboxes(work.db));
}

export async function viewMailbox(work: Work, id: string): Promise<MailboxView> {
  const box = await findMailbox(work.db, id);
  const [view] = box ? await views(work, [box]) : [];
  if (!view) throw missing('mailbox.not_found');
  return view;
}

async function views(work: Work, boxes: readonly Mailbox[]): Promise<MailboxView[]> {
  const domain = (box: Mailbox): string => box.address.slice(box.address.lastIndexOf('@') + 1);
  const records = await dkimRecords(work.db, [...new Set(boxes.map(domain))]);
  return boxes.map((box) => ({
    ...box,
    dkim: records.get(domain(box)) ?? null,
    lastOkAt: box.lastOkAt?.toISOString() ?? null,
    lastErrorAt: box.lastErrorAt?.toISOString() ?? null,
  }));
}
