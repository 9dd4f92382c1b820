import type { ImapFlow } from 'imapflow';
import { isOutside, setAlarm } from '#areas/intake/index.ts';
import type { Mailbox } from '#areas/correspondence/index.ts';
import { isDatabaseAway } from '#platform/db/index.ts';
import type { House } from '#platform/work/index.ts';
import { keepMail, storeBytes, storeMail, type StoredMail } from '../door.ts';
import { knownUids, lastUid, noteKept, type Folder } from './bookkeeping.store.ts';
import { dueAgain, noteCured, noteTrouble, type Troubled } from './troubled.ts';

export interface OpenFolder extends Folder {
  house: House;
  client: ImapFlow;
  mailbox: Mailbox;
  /** Throws when another process took the mailbox over: then nothing more is kept here. */
  demandLease(): void;
  /** How many mails are asked for in one go: fewer after each failure, so that a line that keeps breaking still gets some across. */
  batch: number;
  troubled: Troubled;
}

/** What is fetched in one answer; larger mails are streamed one by one. */
const TOGETHER_BYTES = 4_000_000;

/** Everything above the cursor, oldest first, without limit of number or age, read or not (L1, L2, L5). With those that failed before. Returns how many were kept. */
export async function fetchNew(at: OpenFolder): Promise<number> {
  const last = await lastUid(at.house.database.db, at);
  // `n:*` answers with the newest mail even when all are older than n.
  const above = (await search(at, `${last + 1}:*`)).filter((uid) => uid > last);
  return fetchUids(at, [...new Set([...above, ...at.troubled.mails.keys()])]);
}

/** Reconciliation (L9): every mail the server lists has a row of ours. What is missing is fetched; what cannot be, rings. */
export async function fetchMissing(at: OpenFolder): Promise<number> {
  const known = await knownUids(at.house.database.db, at);
  const wanted = (await search(at, '1:*')).filter((uid) => !known.has(uid));
  at.troubled.changed = false;
  const kept = await fetchUids(at, wanted);
  const after = wanted.length === kept ? [] : await stillMissing(at);
  await setAlarm(at.house, {
    kind: 'mailbox.difference',
    subject: at.mailboxId,
    on: after.length > 0,
    data: { count: after.length, uids: after.slice(0, 20), uidvalidity: at.uidvalidity },
  });
  return kept;
}

async function stillMissing(at: OpenFolder): Promise<number[]> {
  const known = await knownUids(at.house.database.db, at);
  return (await search(at, '1:*')).filter((uid) => !known.has(uid));
}

async function search({ client }: OpenFolder, uid: string): Promise<number[]> {
  const found = await client.search({ uid }, { uid: true });
  if (!found) throw new Error('the server refused to list the folder');
  return found.toSorted((a, b) => a - b);
}

async function fetchUids(at: OpenFolder, uids: readonly number[]): Promise<number> {
  const calm = uids.filter((uid) => !at.troubled.mails.has(uid));
  const again = dueAgain(at.troubled, performance.now()).filter((uid) => uids.includes(uid));
  let count = 0;
  for (let from = 0; from < calm.length; from += at.batch)
    count += await fetchBatch(at, calm.slice(from, from + at.batch));
  for (const uid of again) count += await fetchBatch(at, [uid]);
  return count;
}

/** L12: a mail that cannot be brought over is found by trying each alone, and the others go on. */
async function fetchBatch(at: OpenFolder, uids: readonly number[]): Promise<number> {
  at.demandLease();
  let kept: number[];
  try {
    kept = await keepBatch(at, uids);
  } catch (error) {
    at.demandLease();
    // Not one mail's doing: all of them would fail. With the line cut, the network's codes are the server's, not the database's.
    const passes = isDatabaseAway(error) || isOutside((error as { code?: unknown }).code);
    if (passes && at.client.usable) throw error;
    if (uids.length > 1) return fetchEach(at, uids, error);
    const uid = uids[0] as number;
    const tries = noteTrouble(at.troubled, uid, performance.now());
    at.house.log.warn({ mailbox: at.mailboxId, uid, tries, err: error }, 'imap: a mail could not be fetched');
    if (!at.client.usable) throw error;
    return 0;
  }
  noteCured(at.troubled, uids);
  // Only now, when they are committed, and only where an administrator asked for it.
  if (at.mailbox.imap?.deleteAfterIntake && kept.length > 0)
    await at.client.messageDelete(kept.join(','), { uid: true });
  return kept.length;
}

async function fetchEach(at: OpenFolder, uids: readonly number[], error: unknown): Promise<number> {
  if (!at.client.usable) throw error;
  let count = 0;
  for (const uid of uids) count += await fetchBatch(at, [uid]);
  // All of them: then it is the server, and a new connection with a pause before it is what helps.
  if (count === 0) throw error;
  return count;
}

interface Listed {
  uid: number;
  size: number;
  internalDate: string | undefined;
}

async function keepBatch(at: OpenFolder, uids: readonly number[]): Promise<number[]> {
  const { client, house } = at;
  // Never a command while another answer is being walked: each list is fetched whole first.
  const listed = (await client.fetchAll(uids.join(','), { uid: true, size: true, internalDate: true }, { uid: true }))
    .filter(({ uid }) => uids.includes(uid))
    .map(({ uid, size, internalDate }): Listed => ({
      uid,
      size: size ?? Number.POSITIVE_INFINITY,
      internalDate: internalDate ? new Date(internalDate).toISOString() : undefined,
    }))
    .toSorted((a, b) => a.uid - b.uid);
  const kept: { uid: number; intakeId: string }[] = [];
  for (const group of groups(listed)) {
    const stored =
      group.length > 1 || (group[0] as Listed).size <= TOGETHER_BYTES
        ? await storeTogether(at, group)
        : [await storeAlone(at, group[0] as Listed)];
    at.demandLease();
    kept.push(...(await Promise.all(stored.flatMap((one) => (one ? [keepOne(at, one)] : [])))));
  }
  await noteKept(house.database.db, at, kept, house.clock.now());
  return kept.map((one) => one.uid);
}

/** Neighbours that fit into one answer. */
function groups(listed: readonly Listed[]): Listed[][] {
  const made: Listed[][] = [];
  let bytes = 0;
  for (const one of listed) {
    const last = made.at(-1);
    if (last && bytes + one.size <= TOGETHER_BYTES) last.push(one);
    else made.push([one]);
    bytes = made.at(-1)?.length === 1 ? one.size : bytes + one.size;
  }
  return made;
}

type Stored = Listed & { raw: StoredMail };

async function storeTogether({ client, house }: OpenFolder, group: readonly Listed[]): Promise<Stored[]> {
  const byUid = new Map(group.map((one) => [one.uid, one]));
  const mails = await client.fetchAll([...byUid.keys()].join(','), { uid: true, source: true }, { uid: true });
  return Promise.all(
    mails.flatMap(({ uid, source }) => {
      const listed = byUid.get(uid);
      return listed && source ? [storeBytes(house.files, source).then((raw): Stored => ({ ...listed, raw }))] : [];
    }),
  );
}

/** Streamed, so that its size costs no memory. Null when it was taken away meanwhile. */
async function storeAlone({ client, house }: OpenFolder, one: Listed): Promise<Stored | null> {
  const { content } = await client.download(String(one.uid), undefined, { uid: true, chunkSize: 1_000_000 });
  if (!content) return null;
  return { ...one, raw: await storeMail(house.files, content, Number.POSITIVE_INFINITY) };
}

async function keepOne(
  { house, mailbox }: OpenFolder,
  { uid, raw, internalDate }: Stored,
): Promise<{ uid: number; intakeId: string }> {
  const { id } = await keepMail(house, {
    mailbox,
    raw,
    envelope: { door: 'imap', from: null, to: [mailbox.address], ...(internalDate ? { internalDate } : {}) },
  });
  return { uid, intakeId: id };
}
