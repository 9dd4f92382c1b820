import { conflict, invalid, missing } from '#platform/errors/index.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { makeDkimKey, sendableAddress } from '#platform/mail/outbox/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { correspondenceApi } from '../contract.ts';
import { SECRET_PURPOSE } from './imap-access.ts';
import {
  addressTaken,
  findMailbox,
  insertMailbox,
  lockAddresses,
  lockMailbox,
  type Mailbox,
  saveMailbox,
} from './mailbox.store.ts';
import { forgetMailboxes } from './mailbox-list.ts';

export type NewMailbox = HandlerInput<typeof correspondenceApi.createMailbox>['body'];
export type MailboxChange = HandlerInput<typeof correspondenceApi.updateMailbox>['body'];

export async function createMailbox(work: Work, given: NewMailbox): Promise<string> {
  await lockAddresses(work.db);
  const { address, ...rest } = given;
  const blank: Mailbox = {
    id: newId(),
    address: ownAddress(address),
    aliases: [],
    name: given.name,
    brandId: null,
    teamId: null,
    source: given.imap ? 'imap' : 'smtp',
    imap: null,
    hasSecret: false,
    active: true,
    lastOkAt: null,
    lastError: null,
    lastErrorAt: null,
  };
  const box = await changed(work, blank, rest);
  await known(insertMailbox(work.db, { ...box, secret: seal(work, given.secret) ?? null, createdAt: work.now }));
  record(work, ['mailbox', box.id], 'mailbox.created', { source: box.source, team: box.teamId, brand: box.brandId });
  forgetMailboxes(work.house.database.db);
  return box.id;
}

/** What is not given stays; a secret can be replaced, never read. */
export async function updateMailbox(work: Work, id: string, change: MailboxChange): Promise<void> {
  if (change.aliases) await lockAddresses(work.db);
  await lockMailbox(work.db, id);
  const before = await findMailbox(work.db, id);
  if (!before) throw missing('mailbox.not_found');
  const box = await changed(work, before, change);
  await known(saveMailbox(work.db, box, seal(work, change.secret)));
  record(work, ['mailbox', id], 'mailbox.changed', { fields: Object.keys(change).toSorted() });
  forgetMailboxes(work.house.database.db);
}

/** A key for the domain of this mailbox, and the record to publish for it. */
export async function makeDkim(work: Work, id: string, selector: string): Promise<void> {
  const box = await findMailbox(work.db, id);
  if (!box) throw missing('mailbox.not_found');
  await makeDkimKey(work, box.address.slice(box.address.lastIndexOf('@') + 1), selector);
  record(work, ['mailbox', id], 'mailbox.changed', { fields: ['dkim'], selector });
}

async function changed(work: Work, box: Mailbox, change: MailboxChange): Promise<Mailbox> {
  const given = Object.fromEntries(
    Object.entries(change).filter(([key, value]) => value !== undefined && key !== 'secret'),
  );
  const after: Mailbox = { ...box, ...given };
  after.aliases = [...new Set(after.aliases.map(ownAddress))].filter((alias) => alias !== after.address);
  if (after.source === 'imap' && !after.imap) throw invalid('mailbox.imap_needed');
  if (await addressTaken(work.db, [after.address, ...after.aliases], after.id)) throw conflict('mailbox.exists');
  return after;
}

/** Lower case: whoever writes to us may use any. */
function ownAddress(address: string): string {
  const clean = sendableAddress(address)?.toLowerCase();
  if (!clean) throw invalid('mail.recipient_invalid');
  return clean;
}

function seal(work: Work, secret: string | undefined): string | undefined {
  return secret ? work.house.secrets.encrypt(SECRET_PURPOSE, secret) : undefined;
}

/** The database knows best whether that team or brand exists, and whether somebody took the address just now. */
async function known<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code === '23505') throw conflict('mailbox.exists');
    if (code === '23503') throw missing(constraint?.includes('team') ? 'team.not_found' : 'brand.not_found');
    throw error;
  }
}
