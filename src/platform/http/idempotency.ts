import { sql } from 'kysely';
import { DomainError, invalid } from '#platform/errors/index.ts';
import { sha256Hex } from '#platform/ids/index.ts';
import { actorKey, transact, type Actor, type Work } from '#platform/work/index.ts';
import type { AnyEndpoint } from './contract.ts';
import type { RouteContext } from './route.ts';
import type { Db } from '#platform/db/index.ts';

export interface Ticketed {
  key: string;
  route: string;
  bodySha256: string;
}
export interface Kept {
  status: number;
  response: unknown;
}

/** Thrown inside the transaction when another request with this key was kept first: everything done is rolled back. */
export class AlreadyKept extends Error {}

export function ticketOf(header: string | string[] | undefined, route: string, body: unknown): Ticketed | null {
  if (typeof header !== 'string' || header === '') return null;
  if (header.length > 200) throw invalid('request.idempotency_key_too_long');
  return { key: header, route, bodySha256: sha256Hex(JSON.stringify(body ?? null)) };
}

/** Keeps the answer with the work it answers, in one commit. Kept for at least 24 h (swept by schedule). */
export async function keepAnswer(work: Work, ticket: Ticketed, answer: Kept): Promise<void> {
  const kept = await sql`
    insert into idempotency (actor, key, route, body_sha256, status, response, created_at)
    values (${actorKey(work.actor)}, ${ticket.key}, ${ticket.route}, ${ticket.bodySha256}, ${answer.status}, ${JSON.stringify(answer.response ?? null)}::jsonb, ${work.now})
    on conflict do nothing`.execute(work.db);
  if (kept.numAffectedRows === 0n) throw new AlreadyKept();
}

/** The answer kept for this key, or null. The same key with another body or route is refused. */
export async function findAnswer(db: Db, actor: Actor, ticket: Ticketed): Promise<Kept | null> {
  const row = await db
    .selectFrom('idempotency')
    .select(['route', 'body_sha256', 'status', 'response'])
    .where('actor', '=', actorKey(actor))
    .where('key', '=', ticket.key)
    .executeTakeFirst();
  if (!row) return null;
  if (row.route !== ticket.route || row.body_sha256 !== ticket.bodySha256)
    throw new DomainError('invalid', 'request.idempotency_key_reused');
  return { status: row.status, response: row.response };
}

interface OnceOptions {
  /** What tells this request from another one with the same key, e.g. the hash of streamed bytes. */
  about: unknown;
  /** The answer is a secret: it is kept sealed. */
  secret?: boolean;
}

/** For handlers with transactions of their own: what `run` does and its answer are one commit under the request's key; asked again, the first answer is told. */
export async function once<T>(
  { house, actor, requestId }: Work,
  { request, reply }: RouteContext,
  endpoint: AnyEndpoint,
  { about, secret = false }: OnceOptions,
  run: (work: Work) => Promise<T>,
): Promise<T> {
  const ticket = ticketOf(request.headers['idempotency-key'], endpoint.path, about);
  if (!ticket) return transact(house, actor, run, { requestId });
  const seal = (answer: T): unknown => (secret ? house.secrets.encrypt('idempotency', JSON.stringify(answer)) : answer);
  const unseal = (kept: unknown): T =>
    (secret ? JSON.parse(house.secrets.decrypt('idempotency', kept as string)) : kept) as T;
  let replayed = false;
  const answer = await transact(
    house,
    actor,
    async (work) => {
      const made = await run(work);
      await keepAnswer(work, ticket, { status: endpoint.status, response: seal(made) });
      return made;
    },
    { requestId },
  ).catch(async (error: unknown) => {
    const kept = error instanceof AlreadyKept ? await findAnswer(house.database.db, actor, ticket) : null;
    if (!kept) throw error;
    replayed = true;
    return unseal(kept.response);
  });
  reply.header('idempotency-replayed', String(replayed));
  return answer;
}
