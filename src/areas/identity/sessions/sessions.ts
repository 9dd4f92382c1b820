import type { FastifyReply, FastifyRequest } from 'fastify';
import { addMs } from '#platform/clock/index.ts';
import { hashToken, newId, newToken } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { PersonActor, Work } from '#platform/work/index.ts';
import { clearCookie, readCookie, setCookie } from './cookies.ts';
import { ABSOLUTE_MS, FORMER_MS, FRESH_MS, looksLikeToken } from './session.rules.ts';
import { endSessionsOf, insertSession, replaceToken, sessionOfToken } from './store.ts';

export type SignInMethod = 'password' | 'totp' | 'recovery_code' | 'passkey' | 'invitation' | 'set_up';

/** A new session with a new token; only its hash is kept. */
export async function openSession(
  work: Work,
  personId: string,
  from: { method: SignInMethod; userAgent?: string; address?: string },
): Promise<{ id: string; token: string }> {
  const [id, token] = [newId(), newToken()];
  await insertSession(work.db, {
    id,
    token_hash: hashToken(token),
    person_id: personId,
    created_at: work.now,
    last_seen_at: work.now,
    expires_at: addMs(work.now, ABSOLUTE_MS),
    fresh_until: addMs(work.now, FRESH_MS),
    user_agent: (from.userAgent ?? '').slice(0, 300),
    address: from.address ?? '',
  });
  record(work, ['person', personId], 'session.started', { sessionId: id, method: from.method });
  return { id, token };
}

/** Signs the browser of this request in: whatever session it carried ends, so none can be fixed on it beforehand (T7). */
export async function signIn(
  work: Work,
  personId: string,
  method: SignInMethod,
  request: FastifyRequest,
): Promise<{ token: string }> {
  const former = readCookie(request.headers.cookie, work.house.config, 'session');
  const session = looksLikeToken(former) ? await sessionOfToken(work.db, hashToken(former)) : undefined;
  if (session) await endSessions(work, session.person_id, { only: session.id });
  return openSession(work, personId, { method, userAgent: request.headers['user-agent'] ?? '', address: request.ip });
}

/** «It is you»: the same session under a new token, fresh for ten minutes. */
export async function renewSession(work: Work, actor: PersonActor): Promise<string | null> {
  const token = newToken();
  const change = { freshUntil: addMs(work.now, FRESH_MS), formerUntil: addMs(work.now, FORMER_MS) };
  const changed = actor.sessionId !== null && (await replaceToken(work.db, actor.sessionId, hashToken(token), change));
  return changed ? token : null;
}

export async function endSessions(
  work: Work,
  personId: string,
  which: { only?: string; except?: string } = {},
): Promise<number> {
  const ended = await endSessionsOf(work.db, personId, work.now, which);
  for (const sessionId of ended) record(work, ['person', personId], 'session.ended', { sessionId });
  return ended.length;
}

export function handOver(work: Work, reply: FastifyReply, token: string): void {
  setCookie(reply, work.house.config, 'session', token);
  clearCookie(reply, work.house.config, 'pending');
}
