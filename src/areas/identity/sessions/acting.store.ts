import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { PersonActor } from '#platform/work/index.ts';

/** Whoever asked for something that is done later, with the rights they have by then; nobody once they left. */
export async function actingPerson(db: Db, personId: string): Promise<PersonActor | null> {
  const found = await sql<Pick<PersonActor, 'id' | 'name' | 'roles' | 'language' | 'teamIds' | 'areaIds'>>`
    select p.id, p.name, p.roles, p.language,
      array(select team_id from team_member where person_id = p.id) as "teamIds",
      array(select area_id from area_member where person_id = p.id) as "areaIds"
    from person p where p.id = ${personId}::uuid and p.status = 'active'`.execute(db);
  const [person] = found.rows;
  if (!person) return null;
  return { kind: 'person', ...person, via: 'session', sessionId: null, tokenId: null, scopes: null, fresh: false };
}
