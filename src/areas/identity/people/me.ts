import { missing } from '#platform/errors/index.ts';
import type { RouteContext } from '#platform/http/route.ts';
import { addMs } from '#platform/clock/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { Me } from '../contract.ts';
import { clearCookie } from '../sessions/cookies.ts';
import { IDLE_MS } from '../sessions/session.rules.ts';
import { endSessions } from '../sessions/sessions.ts';
import { sessionsOf } from '../sessions/store.ts';
import { personOf } from '../sign-in/context.ts';
import { findMe, updateMeRow, type MeChange } from './me.store.ts';

export async function readMe(work: Work): Promise<Me> {
  const actor = personOf(work);
  return { ...(await findMe(work.db, actor.id)), fresh: actor.fresh };
}

export async function updateMe(work: Work, change: MeChange): Promise<Me> {
  const actor = personOf(work);
  await updateMeRow(work.db, actor.id, change);
  // Preferences (theme, pane widths) concern nobody else: they would only fill the log and wake every screen.
  const fields = Object.keys(change).filter(
    (field) => field !== 'preferences' && change[field as keyof MeChange] !== undefined,
  );
  if (fields.length > 0)
    record(work, ['person', actor.id], 'person.changed', {
      fields,
      ...(change.available === undefined ? {} : { available: change.available }),
    });
  return readMe(work);
}

export async function listSessions(work: Work) {
  const actor = personOf(work);
  const rows = await sessionsOf(work.db, actor.id, work.now, addMs(work.now, -IDLE_MS));
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    userAgent: row.user_agent,
    address: row.address,
    current: row.id === actor.sessionId,
  }));
}

export async function endSession(work: Work, id: string, { reply }: RouteContext): Promise<void> {
  const actor = personOf(work);
  if ((await endSessions(work, actor.id, { only: id })) === 0) throw missing('session.not_found');
  if (id === actor.sessionId) clearCookie(reply, work.house.config, 'session');
}

export async function signOut(work: Work, { reply }: RouteContext): Promise<void> {
  const actor = personOf(work);
  if (actor.sessionId) await endSessions(work, actor.id, { only: actor.sessionId });
  clearCookie(reply, work.house.config, 'session');
}
