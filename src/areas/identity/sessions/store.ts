import type { Db } from '#platform/db/index.ts';

export interface NewSession {
  id: string;
  token_hash: Buffer;
  person_id: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  fresh_until: Date;
  user_agent: string;
  address: string;
}

export async function insertSession(db: Db, session: NewSession): Promise<void> {
  await db.insertInto('session').values(session).execute();
}

/** Another token for the same session; the former one answers requests under way until `formerUntil`. */
export async function replaceToken(
  db: Db,
  id: string,
  hash: Buffer,
  change: { freshUntil: Date; formerUntil: Date },
): Promise<boolean> {
  const changed = await db
    .updateTable('session')
    .set((eb) => ({
      token_hash: hash,
      fresh_until: change.freshUntil,
      former_hash: eb.ref('token_hash'),
      former_until: change.formerUntil,
    }))
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Ends sessions of a person: one, all, or all but one. Returns the ids of those ended now. */
export async function endSessionsOf(
  db: Db,
  personId: string,
  now: Date,
  which: { only?: string; except?: string } = {},
): Promise<string[]> {
  let query = db
    .updateTable('session')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null);
  if (which.only) query = query.where('id', '=', which.only);
  if (which.except) query = query.where('id', '<>', which.except);
  return (await query.returning('id').execute()).map((row) => row.id);
}

export async function sessionOfToken(db: Db, hash: Buffer): Promise<{ id: string; person_id: string } | undefined> {
  return db
    .selectFrom('session')
    .select(['id', 'person_id'])
    .where('token_hash', '=', hash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

export async function sessionsOf(db: Db, personId: string, now: Date, idleSince: Date) {
  return db
    .selectFrom('session')
    .select(['id', 'created_at', 'last_seen_at', 'user_agent', 'address'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', idleSince)
    .orderBy('last_seen_at', 'desc')
    .execute();
}

/** Whether this person has signed in from here before (a session is kept 90 days after its end). */
export async function knowsAddress(db: Db, personId: string, address: string): Promise<boolean> {
  const found = await db
    .selectFrom('session')
    .select('id')
    .where('person_id', '=', personId)
    .where('address', '=', address)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export async function forgetSessions(db: Db, endedBefore: Date): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<', endedBefore).execute();
}
