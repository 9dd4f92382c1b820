import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { DECIDERS } from '../deciders.rules.ts';

/** Rows of `person p` who are here and may decide at all. */
export const DECIDES = sql`p.status = 'active' and p.roles && ${[...DECIDERS]}::text[]`;

/**
 * People of a role who are here, those of the requester's teams first: for a lead that is the lead of the team; for the
 * Director, whom the company names.
 */
export async function peopleOfRole(db: Db, role: string, requesterId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select p.id from person p where ${DECIDES} and ${role} = any(p.roles)
    order by (${role} = 'director' and p.id = (select director_id from company)) desc nulls last,
      exists (select from team_member m join team_member r on r.team_id = m.team_id and r.person_id = ${requesterId}::uuid where m.person_id = p.id) desc, p.created_at, p.id`.execute(
    db,
  );
  return found.rows.map((row) => row.id);
}

/** Those of them who are here and may decide. */
export async function decidersAmong(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const found = await sql<{
    id: string;
  }>`select p.id from person p where ${DECIDES} and p.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Set(found.rows.map((row) => row.id));
}

/** To whom this person has delegated what they are asked, at this moment. */
export async function delegateOf(db: Db, personId: string, now: Date): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select d.delegate_id as id from delegation d join person p on p.id = d.delegate_id and ${DECIDES}
    where d.person_id = ${personId} and d.cancelled_at is null and d.starts_at <= ${now} and d.ends_at > ${now} order by d.made_at desc limit 1`.execute(
    db,
  );
  return found.rows[0]?.id ?? null;
}
