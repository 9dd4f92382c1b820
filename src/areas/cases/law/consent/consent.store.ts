import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { newId } from '#platform/ids/index.ts';
import type { Work } from '#platform/work/index.ts';

export interface ConsentRow {
  id: string;
  given: boolean;
  channel: string;
  askedAt: Date;
  askedBy: string | null;
  place: string;
  held: boolean;
}

export async function consentsOf(db: Db, caseId: string): Promise<ConsentRow[]> {
  const found = await sql<ConsentRow>`
    select c.id, c.given, c.channel, c.asked_at as "askedAt", p.name as "askedBy", c.place, c.held_until_notice and c.released_at is null as held
    from recording_consent c left join person p on p.id = c.asked_by where c.case_id = ${caseId} order by c.asked_at desc, c.id desc`.execute(
    db,
  );
  return found.rows;
}

export async function insertConsent(
  work: Work,
  asked: { caseId: string; given: boolean; channel: string; place: string },
): Promise<string> {
  const id = newId();
  const by = work.actor.kind === 'person' ? work.actor.id : null;
  await sql`
    insert into recording_consent (id, case_id, given, channel, asked_at, asked_by, place, held_until_notice)
    values (${id}, ${asked.caseId}, ${asked.given}, ${asked.channel}, ${work.now}, ${by}, ${storable(asked.place)}, ${asked.given})`.execute(
    work.db,
  );
  return id;
}

/** Recordings that only had to wait for the notification. */
export async function releaseRecordings(db: Db, caseId: string, at: Date): Promise<string[]> {
  const found = await sql<{ id: string }>`
    update recording_consent set released_at = ${at} where case_id = ${caseId} and held_until_notice and released_at is null returning id`.execute(
    db,
  );
  return found.rows.map(({ id }) => id);
}

/** Those released by the notice of the open resolution, which never arrived. */
export async function unreleaseRecordings(db: Db, caseId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    update recording_consent c set released_at = null from resolution r
    where c.case_id = ${caseId} and r.case_id = c.case_id and r.reopened_at is null and c.released_at = r.notified_at returning c.id`.execute(
    db,
  );
  return found.rows.map(({ id }) => id);
}
