import type pg from 'pg';

/** What a request needs to know of who asks, in one look-up by unique hash. */
export interface ActorRow {
  id: string;
  name: string;
  roles: string[];
  language: 'es' | 'en';
  team_ids: string[];
  area_ids: string[];
  session_id: string | null;
  token_id: string | null;
  scopes: string[] | null;
  fresh_until: Date | null;
  seen_at: Date | null;
}

const PERSON = `p.id, p.name, p.roles, p.language,
  array(select team_id from team_member where person_id = p.id) as team_ids,
  array(select area_id from area_member where person_id = p.id) as area_ids`;
const SESSION = `select ${PERSON}, s.id as session_id, null::uuid as token_id, null::text[] as scopes, s.fresh_until, s.last_seen_at as seen_at
  from session s join person p on p.id = s.person_id
  where s.ended_at is null and s.expires_at > $2 and s.last_seen_at > $3 and p.status = 'active'`;
const TOKEN = `select ${PERSON}, null::uuid as session_id, t.id as token_id, t.scopes, null::timestamptz as fresh_until, t.last_used_at as seen_at
  from api_token t join person p on p.id = t.person_id
  where t.token_hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2) and p.status = 'active'`;

/** Named, so that each connection plans it once: this runs on every request. */
export async function actorBySession(
  pool: pg.Pool,
  hash: Buffer,
  now: Date,
  idleSince: Date,
): Promise<ActorRow | undefined> {
  const current = await pool.query<ActorRow>({
    name: 'actor-by-session',
    text: `${SESSION} and s.token_hash = $1`,
    values: [hash, now, idleSince],
  });
  if (current.rows[0]) return current.rows[0];
  const text = `${SESSION} and s.former_hash = $1 and s.former_until > $2`;
  const former = await pool.query<ActorRow>({ name: 'actor-by-former-session', text, values: [hash, now, idleSince] });
  // The replaced token never carries the rights its successor was made for.
  return former.rows[0] && { ...former.rows[0], fresh_until: null };
}

export async function actorBySessionId(
  pool: pg.Pool,
  id: string,
  now: Date,
  idleSince: Date,
): Promise<ActorRow | undefined> {
  const found = await pool.query<ActorRow>({
    name: 'actor-by-session-id',
    text: `${SESSION} and s.id = $1`,
    values: [id, now, idleSince],
  });
  return found.rows[0];
}

export async function actorByToken(pool: pg.Pool, hash: Buffer, now: Date): Promise<ActorRow | undefined> {
  const found = await pool.query<ActorRow>({ name: 'actor-by-token', text: TOKEN, values: [hash, now] });
  return found.rows[0];
}

export async function touchSession(pool: pg.Pool, id: string, now: Date): Promise<void> {
  await pool.query('update session set last_seen_at = $2 where id = $1 and last_seen_at < $2', [id, now]);
}

export async function touchToken(pool: pg.Pool, id: string, now: Date): Promise<void> {
  await pool.query(
    'update api_token set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at < $2)',
    [id, now],
  );
}
