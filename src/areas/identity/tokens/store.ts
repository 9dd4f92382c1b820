import type { Db } from '#platform/db/index.ts';

export interface NewToken {
  id: string;
  name: string;
  token_hash: Buffer;
  person_id: string;
  scopes: readonly string[];
  created_at: Date;
  expires_at: Date | null;
}

export async function insertToken(db: Db, token: NewToken): Promise<void> {
  await db
    .insertInto('api_token')
    .values({ ...token, scopes: [...token.scopes] })
    .execute();
}

export interface TokenRow {
  id: string;
  name: string;
  scopes: string[];
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  person: string;
}

/** Tokens that still open something, newest first. */
export async function liveTokens(db: Db, now: Date): Promise<TokenRow[]> {
  return db
    .selectFrom('api_token as t')
    .innerJoin('person as p', 'p.id', 't.person_id')
    .select(['t.id', 't.name', 't.scopes', 't.created_at', 't.expires_at', 't.last_used_at', 'p.name as person'])
    .where('t.revoked_at', 'is', null)
    .where((eb) => eb.or([eb('t.expires_at', 'is', null), eb('t.expires_at', '>', now)]))
    .orderBy('t.created_at', 'desc')
    .execute();
}

export async function tokenByHash(db: Db, hash: Buffer): Promise<{ id: string; revoked_at: Date | null } | undefined> {
  return db.selectFrom('api_token').select(['id', 'revoked_at']).where('token_hash', '=', hash).executeTakeFirst();
}

/** Revokes by id, by person or by name. Returns the ids revoked now. */
export async function revokeTokens(
  db: Db,
  now: Date,
  which: { id: string } | { personId: string } | { name: string },
): Promise<string[]> {
  let query = db.updateTable('api_token').set({ revoked_at: now }).where('revoked_at', 'is', null);
  if ('id' in which) query = query.where('id', '=', which.id);
  else if ('personId' in which) query = query.where('person_id', '=', which.personId);
  else query = query.where('name', '=', which.name);
  return (await query.returning('id').execute()).map((row) => row.id);
}
