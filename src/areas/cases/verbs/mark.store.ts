import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';

/** What people mark on a case: tags, following, read. */
export async function tagsOf(db: Db, caseId: string): Promise<string[]> {
  const found = await sql<{ tag_id: string }>`select tag_id from case_tag where case_id = ${caseId}`.execute(db);
  return found.rows.map((row) => row.tag_id);
}

export async function knownTags(db: Db, ids: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from tag where id = any(${[...ids]}::uuid[]) and active`.execute(
    db,
  );
  return found.rows.map((row) => row.id);
}

export async function writeTags(
  db: Db,
  caseId: string,
  added: readonly string[],
  removed: readonly string[],
): Promise<void> {
  await sql`
    with gone as (delete from case_tag where case_id = ${caseId} and tag_id = any(${[...removed]}::uuid[]))
    insert into case_tag (case_id, tag_id) select ${caseId}, tag from unnest(${[...added]}::uuid[]) tag on conflict do nothing`.execute(
    db,
  );
}

export async function startFollowing(work: Work, caseId: string, personId: string): Promise<boolean> {
  const made = await sql`
    insert into case_follower (case_id, person_id, why, since) values (${caseId}, ${personId}, 'chose', ${work.now}) on conflict do nothing`.execute(
    work.db,
  );
  return made.numAffectedRows === 1n;
}

export async function stopFollowing(db: Db, caseId: string, personId: string): Promise<boolean> {
  const gone = await sql`delete from case_follower where case_id = ${caseId} and person_id = ${personId}`.execute(db);
  return gone.numAffectedRows === 1n;
}

export async function writeSeen(work: Work, caseId: string, personId: string, inboundN: number): Promise<void> {
  await sql`
    insert into case_seen (case_id, person_id, inbound_n) values (${caseId}, ${personId}, ${inboundN})
    on conflict (case_id, person_id) do update set inbound_n = excluded.inbound_n`.execute(work.db);
  await sql`update mention set seen_at = ${work.now} where case_id = ${caseId} and person_id = ${personId} and seen_at is null`.execute(
    work.db,
  );
}
