import { sql } from 'kysely';
import { newId } from '#platform/ids/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';
import type { WakesOn } from '../words.contract.ts';

/** `wakesOn`: what brings it back before that. */
export async function startSnooze(
  work: Work,
  caseId: string,
  until: Date,
  wakesOn: WakesOn | null = null,
): Promise<void> {
  const by = work.actor.kind === 'person' ? work.actor.id : null;
  await sql`insert into snooze (id, case_id, until, by_id, at, wakes_on) values (${newId()}, ${caseId}, ${until}, ${by}, ${work.now}, ${wakesOn})`.execute(
    work.db,
  );
}

/** `why`: customer, date, moved, resolved… or the person who woke it. */
export async function endSnooze(work: Work, caseId: string, why: string = actorKey(work.actor)): Promise<void> {
  await sql`update snooze set ended_at = ${work.now}, ended_by = ${why} where case_id = ${caseId} and ended_at is null`.execute(
    work.db,
  );
}

/** A case that was put off until this happens. */
export async function wakesWhen(db: Work['db'], caseId: string, on: WakesOn): Promise<boolean> {
  const found =
    await sql`select from snooze where case_id = ${caseId} and ended_at is null and wakes_on = ${on}`.execute(db);
  return found.rows.length > 0;
}

/** Snoozes whose date has come, the oldest first. */
export async function dueSnoozes(db: Work['db'], now: Date, limit: number): Promise<string[]> {
  const found = await sql<{
    case_id: string;
  }>`select case_id from snooze where ended_at is null and until <= ${now} order by until limit ${limit}`.execute(db);
  return found.rows.map((row) => row.case_id);
}
