import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { STORY_EVENTS, type Happened } from './story.rules.ts';

/** What happened in a case, from its log, with names. */
export async function happenedIn(db: Db, caseId: string): Promise<Happened[]> {
  const found = await sql<Happened>`
    select e.at, e.type, p.name as by, e.data from event e left join person p on e.actor = 'person:' || p.id::text or (e.type = 'direct.answered' and e.data ->> 'by' = p.id::text)
    where e.stream = ${`case:${caseId}`} and e.type = any(${STORY_EVENTS}::text[]) order by e.n limit 400`.execute(db);
  return found.rows;
}
