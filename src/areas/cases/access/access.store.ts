import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#platform/work/index.ts';
import type { Db } from '#platform/db/index.ts';
import { sightOf, type CaseFacts } from './access.rules.ts';

/** What an actor sees: cases of some teams, and those that meet any of the other conditions. */
export interface Circle {
  teamIds: readonly string[];
  others: readonly RawBuilder<boolean>[];
}

/** `canSee` in pieces that an index can walk; conditions are on `i`, the case_inbox row. */
export function circleOf(actor: Actor): Circle {
  const sight = sightOf(actor);
  if (sight === 'all') return { teamIds: [], others: [sql`true`] };
  if (sight === 'one' && actor.kind === 'customer')
    return { teamIds: [], others: [sql`i.case_id = ${actor.caseId}::uuid`] };
  if (sight !== 'own' || actor.kind !== 'person') return { teamIds: [], others: [sql`false`] };
  const near = sql<boolean>`i.case_id in (select case_id from case_follower where person_id = ${actor.id}::uuid union all select case_id from mention where person_id = ${actor.id}::uuid)`;
  return { teamIds: actor.teamIds, others: [sql`i.team_id is null`, sql`i.owner_id = ${actor.id}::uuid`, near] };
}

/** The same as one condition. Every finder of cases uses it. */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  const { teamIds, others } = circleOf(actor);
  const teams = teamIds.length > 0 ? [sql<boolean>`i.team_id = any(${[...teamIds]}::uuid[])`] : [];
  return sql`(${sql.join([...teams, ...others], sql` or `)})`;
}

/** What `canSee` decides on, for many cases at once. */
export async function factsOf(db: Db, caseIds: readonly string[]): Promise<CaseFacts[]> {
  const found = await sql<CaseFacts>`
    select i.case_id as id, i.owner_id as "ownerId", i.team_id as "teamId",
      array(select near.person_id from case_follower near where near.case_id = i.case_id union select near.person_id from mention near where near.case_id = i.case_id) as "nearIds"
    from case_inbox i where i.case_id = any(${[...caseIds]}::uuid[])`.execute(db);
  return found.rows;
}
