import { sql } from 'kysely';
import type { z } from 'zod';
import type { Db } from '#platform/db/index.ts';
import type { imapSettings } from '../contract.ts';

export type ImapSettings = z.infer<typeof imapSettings>;

/** A mailbox as the rest of the house sees it: no secret in it. */
export interface Mailbox {
  id: string;
  address: string;
  aliases: string[];
  name: string;
  brandId: string | null;
  teamId: string | null;
  /** `smtp`: its mail reaches our own listener. `imap`: we fetch it. */
  source: 'smtp' | 'imap';
  imap: ImapSettings | null;
  hasSecret: boolean;
  active: boolean;
  lastOkAt: Date | null;
  lastError: string | null;
  lastErrorAt: Date | null;
}

const COLUMNS = sql`id, address, aliases, name, brand_id as "brandId", team_id as "teamId", source, imap, secret is not null as "hasSecret", active,
  last_ok_at as "lastOkAt", last_error as "lastError", last_error_at as "lastErrorAt"`;

export async function findMailboxes(db: Db): Promise<Mailbox[]> {
  return (await sql<Mailbox>`select ${COLUMNS} from mailbox order by created_at, id`.execute(db)).rows;
}

export async function findMailbox(db: Db, id: string): Promise<Mailbox | undefined> {
  return (await sql<Mailbox>`select ${COLUMNS} from mailbox where id = ${id}`.execute(db)).rows[0];
}

/** Password, or refresh token and client secret, as it was typed in: still sealed. */
export async function findSecret(db: Db, id: string): Promise<string | null> {
  return (
    (await sql<{ secret: string | null }>`select secret from mailbox where id = ${id}`.execute(db)).rows[0]?.secret ??
    null
  );
}

export interface Secrets {
  /** As it was typed in. */
  secret: string;
  /** The refresh token that the provider has put in the place of that one. */
  renewed: string | null;
}

/** What opens a mailbox, still sealed. */
export async function findSecrets(db: Db, id: string): Promise<Secrets | undefined> {
  const found =
    await sql<Secrets>`select secret, renewed_secret as renewed from mailbox where id = ${id} and secret is not null`.execute(
      db,
    );
  return found.rows[0];
}

/** Unless another secret was typed in meanwhile. */
export async function keepRenewed(db: Db, id: string, { secret, renewed }: Secrets): Promise<void> {
  await sql`update mailbox set renewed_secret = ${renewed} where id = ${id} and secret = ${secret}`.execute(db);
}

/** Of two who give addresses to mailboxes at once the second waits here: no index can keep aliases of different rows apart. */
export async function lockAddresses(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('mailbox-addresses', 0))`.execute(db);
}

/** Whether any mailbox but this one already answers to one of these addresses. */
export async function addressTaken(db: Db, addresses: readonly string[], exceptId: string | null): Promise<boolean> {
  const found =
    await sql`select 1 from mailbox where (address = any(${addresses}) or aliases && ${addresses}::text[]) and id is distinct from ${exceptId}::uuid limit 1`.execute(
      db,
    );
  return found.rows.length > 0;
}

export async function insertMailbox(db: Db, box: Mailbox & { secret: string | null; createdAt: Date }): Promise<void> {
  await sql`
    insert into mailbox (id, address, aliases, name, brand_id, team_id, source, imap, secret, active, created_at)
    values (${box.id}, ${box.address}, ${box.aliases}, ${box.name}, ${box.brandId}, ${box.teamId}, ${box.source}, ${jsonOrNull(box.imap)}::jsonb, ${box.secret}, ${box.active}, ${box.createdAt})`.execute(
    db,
  );
}

/** `secret` undefined keeps the one there is. */
export async function saveMailbox(db: Db, box: Mailbox, secret: string | undefined): Promise<void> {
  await sql`
    update mailbox set aliases = ${box.aliases}, name = ${box.name}, brand_id = ${box.brandId}, team_id = ${box.teamId}, source = ${box.source},
      imap = ${jsonOrNull(box.imap)}::jsonb, active = ${box.active}, secret = coalesce(${secret ?? null}, secret),
      renewed_secret = case when ${secret ?? null}::text is null then renewed_secret end
    where id = ${box.id}`.execute(db);
}

export async function lockMailbox(db: Db, id: string): Promise<void> {
  await sql`select 1 from mailbox where id = ${id} for update`.execute(db);
}

function jsonOrNull(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** One process fetches a mailbox at a time: true when the lease is ours until `until` (taken, or renewed). */
export async function takeMailboxLease(
  db: Db,
  id: string,
  lease: { owner: string; now: Date; until: Date },
): Promise<boolean> {
  const found = await sql`
    update mailbox set lease_owner = ${lease.owner}, lease_until = ${lease.until}
    where id = ${id} and active and source = 'imap' and (lease_owner = ${lease.owner} or lease_until is null or lease_until < ${lease.now}) returning id`.execute(
    db,
  );
  return found.rows.length > 0;
}

export async function dropMailboxLease(db: Db, id: string, owner: string): Promise<void> {
  await sql`update mailbox set lease_owner = null, lease_until = null where id = ${id} and lease_owner = ${owner}`.execute(
    db,
  );
}

/** What the last try to fetch came to: shown in settings, and the channel's heartbeat. */
export async function noteMailboxHealth(db: Db, id: string, at: Date, error: string | null): Promise<void> {
  if (error === null)
    await sql`update mailbox set last_ok_at = ${at}, last_error = null, last_error_at = null where id = ${id}`.execute(
      db,
    );
  else
    await sql`update mailbox set last_error = ${error.slice(0, 500)}, last_error_at = ${at} where id = ${id}`.execute(
      db,
    );
}
