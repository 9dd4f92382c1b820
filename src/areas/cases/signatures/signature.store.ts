import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Signed } from './signature.rules.ts';

/** Of a person, and of every team. */
export async function signaturesOf(db: Db, personId: string): Promise<Signed[]> {
  const found = await sql<Signed>`
    select team_id as "teamId", language, text from signature where person_id = ${personId}::uuid or team_id is not null order by team_id nulls first, language`.execute(
    db,
  );
  return found.rows;
}

export async function writeSignature(
  db: Db,
  { personId, teamId, language, text }: Signed & { personId: string | null },
  made: { at: Date; by: string },
): Promise<void> {
  const whose = teamId ? sql`team_id = ${teamId}::uuid` : sql`person_id = ${personId}::uuid`;
  if (text === '') {
    await sql`delete from signature where ${whose} and language = ${language}`.execute(db);
    return;
  }
  const on = teamId
    ? sql`(team_id, language) where team_id is not null`
    : sql`(person_id, language) where person_id is not null`;
  await sql`
    insert into signature (person_id, team_id, language, text, changed_at, changed_by)
    values (${teamId ? null : personId}, ${teamId}, ${language}, ${text}, ${made.at}, ${made.by})
    on conflict ${on} do update set text = excluded.text, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
    db,
  );
}
