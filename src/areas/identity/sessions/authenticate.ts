import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { addMs } from '#platform/clock/index.ts';
import { hashToken } from '#platform/ids/index.ts';
import { ANONYMOUS, type Actor, type House, type PersonActor } from '#platform/work/index.ts';
import {
  actorBySession,
  actorBySessionId,
  actorByToken,
  touchSession,
  touchToken,
  type ActorRow,
} from './actor.store.ts';
import { readCookie } from './cookies.ts';
import { bearerOf, IDLE_MS, looksLikeToken, SEEN_EVERY_MS } from './session.rules.ts';

/** Who asks: a token in the header, else the session's cookie, else nobody. Headers that merely claim an identity are not read. */
export async function authenticate(house: House, request: FastifyRequest): Promise<Actor> {
  return (await whoAsks(house, request.raw)) ?? ANONYMOUS;
}

// A socket outlives a change of its session's token: after the upgrade it is known by the session itself.
const sessionsOfSockets = new WeakMap<IncomingMessage, string>();

/** The same for the live socket; asked again on the same request, it tells whether that session still stands. */
export async function authenticateUpgrade(house: House, request: IncomingMessage): Promise<Actor> {
  const now = house.clock.now();
  const known = sessionsOfSockets.get(request);
  if (known) {
    const row = await actorBySessionId(house.database.pool, known, now, addMs(now, -IDLE_MS));
    return row ? seen(house, row, now) : ANONYMOUS;
  }
  const actor = await whoAsks(house, request);
  if (actor?.sessionId) sessionsOfSockets.set(request, actor.sessionId);
  return actor ?? ANONYMOUS;
}

async function whoAsks(house: House, { headers }: IncomingMessage): Promise<PersonActor | null> {
  const now = house.clock.now();
  const bearer = bearerOf(headers.authorization);
  const row =
    bearer === null
      ? await bySession(house, headers.cookie, now)
      : await actorByToken(house.database.pool, hashToken(bearer), now);
  return row ? seen(house, row, now) : null;
}

async function bySession(house: House, cookies: string | undefined, now: Date): Promise<ActorRow | undefined> {
  const token = readCookie(cookies, house.config, 'session');
  if (!looksLikeToken(token)) return undefined;
  return actorBySession(house.database.pool, hashToken(token), now, addMs(now, -IDLE_MS));
}

function seen(house: House, row: ActorRow, now: Date): PersonActor {
  if (!row.seen_at || now.getTime() - row.seen_at.getTime() >= SEEN_EVERY_MS) noteSeen(house, row, now);
  return {
    kind: 'person',
    id: row.id,
    name: row.name,
    roles: row.roles,
    teamIds: row.team_ids,
    areaIds: row.area_ids,
    language: row.language,
    via: row.token_id ? 'token' : 'session',
    sessionId: row.session_id,
    tokenId: row.token_id,
    scopes: row.scopes,
    fresh: row.fresh_until !== null && row.fresh_until > now,
  };
}

/** Beside the request, never in its way: a lost mark costs a minute of accuracy. */
function noteSeen({ database: { pool } }: House, row: ActorRow, now: Date): void {
  const touched = row.token_id
    ? touchToken(pool, row.token_id, now)
    : touchSession(pool, row.session_id as string, now);
  touched.catch(() => undefined);
}
