import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#platform/work/index.ts';
import type { Db } from '#platform/db/index.ts';
import { sightOf, type CaseFacts } from './access.rules.ts';

/** `canSee` as a condition on `i`, the case_inbox row of the query. Every finder of cases uses it. */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  return sql`(${sql.join(visibleParts(actor), sql` or `)})`;
}

/** The same as slices, each of which an index can walk in order; together they are what the actor sees. */
export function visibleParts(actor: Actor): RawBuilder<boolean>[] {
  const sight = sightOf(actor);
  if (sight === 'all') return [sql`true`];
  if (sight === 'one' && actor.kind === 'customer') return [sql`i.case_id = ${actor.caseId}::uuid`];
  if (sight !== 'own' || actor.kind !== 'person') return [sql`false`];
  return [
    sql`i.team_id is null`,
    ...actor.teamIds.map((team) => sql<boolean>`i.team_id = ${team}::uuid`),
    sql`i.owner_id = ${actor.id}::uuid`,
    sql`i.case_id in (select case_id from case_follower where person_id = ${actor.id}::uuid union all select case_id from mention where person_id = ${actor.id}::uuid)`,
  ];
}

/** What `canSee` decides on, for many cases at once. */
export async function factsOf(db: Db, caseIds: readonly string[]): Promise<CaseFacts[]> {
  const found = await sql<CaseFacts>`
    select i.case_id as id, i.owner_id as "ownerId", i.team_id as "teamId",
      array(select near.person_id from case_follower near where near.case_id = i.case_id union select near.person_id from mention near where near.case_id = i.case_id) as "nearIds"
    from case_inbox i where i.case_id = any(${[...caseIds]}::uuid[])`.execute(db);
  return found.rows;
}
