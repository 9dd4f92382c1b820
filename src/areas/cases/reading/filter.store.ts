import { sql, type RawBuilder } from 'kysely';
import type { PersonActor, Actor } from '#platform/work/index.ts';
import { sightOf } from '../access/access.rules.ts';
import { circleOf, visibleTo } from '../access/access.store.ts';
import type { Ball, VIEWS } from '../contract.ts';
import type { Cursor } from './cursor.rules.ts';

export type View = (typeof VIEWS)[number];
export interface CaseFilter {
  view: View;
  ball?: Ball | undefined;
  team?: string | undefined;
  owner?: string | undefined;
  tag?: string | undefined;
  customer?: string | undefined;
  type?: string | undefined;
}

/** Conditions on `i` (case_inbox) and `f` (case_file) of what a person asked to see, without their rights. */
export function filterOf(filter: CaseFilter, actor: Actor, endOfToday: Date, everything = false): RawBuilder<unknown> {
  const person = actor.kind === 'person' ? actor : null;
  const parts = [ballOf(filter, everything), viewOf(filter.view, person, endOfToday)];
  if (filter.team) parts.push(sql`i.team_id = ${filter.team}::uuid`);
  if (filter.owner) parts.push(sql`i.owner_id = ${filter.owner}::uuid`);
  if (filter.customer)
    parts.push(sql`i.case_id in (select id from case_file where customer_id = ${filter.customer}::uuid)`);
  if (filter.tag)
    parts.push(sql`exists (select from case_tag t where t.case_id = i.case_id and t.tag_id = ${filter.tag}::uuid)`);
  if (filter.type) parts.push(sql`exists (select from case_file f where f.id = i.case_id and f.type = ${filter.type})`);
  return sql.join(parts, sql` and `);
}

/** Without a tab: what is open; everything when a customer or words are looked for. */
function ballOf({ ball, customer }: CaseFilter, everything: boolean): RawBuilder<unknown> {
  if (ball) return sql`i.ball = ${ball}`;
  return customer || everything ? sql`true` : sql`i.ball <> 'resolved'`;
}

function viewOf(view: View, person: PersonActor | null, endOfToday: Date): RawBuilder<unknown> {
  const me = person?.id ?? null;
  switch (view) {
    case 'mine':
      return sql`i.owner_id = ${me}::uuid`;
    case 'unassigned':
      return sql`i.owner_id is null`;
    case 'team':
      return sql`i.team_id = any(${[...(person?.teamIds ?? [])]}::uuid[])`;
    case 'due_today':
      return sql`i.ball <> 'resolved' and i.due_state = 'running' and i.due_at < ${endOfToday}`;
    case 'mentions':
      return sql`i.case_id in (select case_id from mention where person_id = ${me}::uuid)`;
    case 'all':
      return sql`true`;
  }
}

/** Views of what is one's own anyway. */
const OWN_VIEWS = new Set<View>(['mine', 'team', 'mentions']);

export type Order = 'due' | 'newest' | 'oldest';

/** How a page is ordered and where it goes on; ties are broken by id in the direction the index has. */
export function orderOf(
  order: Order,
  resolved: boolean,
): { column: 'next_at' | 'moved_at'; by: RawBuilder<unknown>; after(cursor: Cursor): RawBuilder<unknown> } {
  if (order === 'due' && !resolved)
    return {
      column: 'next_at',
      by: sql`next_at, case_id`,
      after: ({ at, id }) => sql`(i.next_at, i.case_id) > (${at}, ${id}::uuid)`,
    };
  if (order === 'due')
    return {
      column: 'next_at',
      by: sql`next_at desc, case_id desc`,
      after: ({ at, id }) => sql`(i.next_at, i.case_id) < (${at}, ${id}::uuid)`,
    };
  if (order === 'newest')
    return {
      column: 'moved_at',
      by: sql`moved_at desc, case_id`,
      after: ({ at, id }) => sql`i.moved_at <= ${at} and (i.moved_at < ${at} or i.case_id > ${id}::uuid)`,
    };
  return {
    column: 'moved_at',
    by: sql`moved_at, case_id desc`,
    after: ({ at, id }) => sql`i.moved_at >= ${at} and (i.moved_at > ${at} or i.case_id < ${id}::uuid)`,
  };
}

/**
 * A page's ids. What a person sees is a few slices (each of their teams, no team, their own, near ones), each already in order in
 * its index: the first rows of each are taken and merged, so that the others' cases cost nothing however many they are.
 */
export function pageQuery(
  actor: Actor,
  view: View,
  filter: RawBuilder<unknown>,
  order: ReturnType<typeof orderOf>,
  after: Cursor | null,
  limit: number,
): RawBuilder<{ case_id: string; at: Date }> {
  const place = after ? sql`and ${order.after(after)}` : sql``;
  const first = (where: RawBuilder<unknown>) =>
    sql`(select i.case_id, i.next_at, i.moved_at from case_inbox i where ${where} and ${filter} ${place} order by ${order.by} limit ${limit})`;
  const { teamIds, others } = isImplied(actor, view) ? { teamIds: [], others: [sql`true`] } : circleOf(actor);
  const teams =
    teamIds.length > 0
      ? [
          sql`select x.case_id, x.next_at, x.moved_at from unnest(${[...teamIds]}::uuid[]) as mine (team) cross join lateral ${first(sql`i.team_id = mine.team`)} x`,
        ]
      : [];
  return sql`select case_id, ${sql.ref(order.column)} as at from (${sql.join([...teams, ...others.map(first)], sql` union `)}) page order by ${order.by} limit ${limit}`;
}

/** Whoever sees own cases sees all of a view that holds nothing but one's own. */
export function isImplied(actor: Actor, view: View): boolean {
  return OWN_VIEWS.has(view) && sightOf(actor) === 'own';
}

export function allOf(...conditions: RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(conditions, sql` and `);
}
export function amongCases(ids: readonly string[]): RawBuilder<unknown> {
  return sql`i.case_id = any(${[...ids]}::uuid[])`;
}
export function exceptCases(ids: readonly string[]): RawBuilder<unknown> {
  return sql`not (i.case_id = any(${[...ids]}::uuid[]))`;
}
export { visibleTo as visible };
