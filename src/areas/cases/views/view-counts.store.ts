import { sql, type RawBuilder } from 'kysely';
import type { Work } from '#platform/work/index.ts';
import { orderOf, pageQuery } from '../reading/filter.store.ts';
import type { Ball } from '../contract.ts';
import type { Selector } from '../selecting/fields.rules.ts';
import { conditionOf } from '../selecting/select.store.ts';
import { daysFor } from '../selecting/selection.ts';
import type { SavedViewRow } from './saved-views.store.ts';

/** However many cases and views there are, no more rows than these are read for all the numbers together. */
const READ = 5_000;
/** A word with more hits is everywhere: its view has no number. */
const MOST_HITS = 1_000;

export interface ViewCounts {
  counts: Record<string, number | null>;
  /** Every open case one sees was among those read. */
  isWhole: boolean;
}

/** The cases of one selector by whose ball they are, among those read. */
export async function countSides(work: Work, selector: Selector): Promise<Partial<Record<Ball, number>>> {
  const words = selector.words
    ? sql`i.case_id in (select case_id from message where search @@ search_query(${selector.words}))`
    : sql`true`;
  const condition = conditionOf(selector, work.actor, await daysFor(work, [selector]));
  const found = await sql<{ ball: Ball; n: number }>`
    with near as materialized (${openNear(work)})
    select i.ball, count(*)::int as n from near join case_inbox i on i.case_id = near.case_id where ${words} and ${condition} group by i.ball`.execute(
    work.db,
  );
  return Object.fromEntries(found.rows.map(({ ball, n }) => [ball, n]));
}

function openNear(work: Work): RawBuilder<unknown> {
  return pageQuery(work.actor, 'all', sql`i.ball <> 'resolved'`, orderOf('due', false), null, READ);
}

/** What waits in each view: whose ball is ours, unless the view itself says another state; one statement for all of them. */
export async function countViews(work: Work, views: readonly SavedViewRow[]): Promise<ViewCounts> {
  if (views.length === 0) return { counts: {}, isWhole: true };
  const days = await daysFor(
    work,
    views.map(({ selector }) => selector),
  );
  const worded = views.filter(({ selector }) => selector.words !== '');
  const numberOf = new Map(worded.map(({ id }, n) => [id, sql.ref(`hits_${n}`)]));
  const hits = worded.map(
    ({ id, selector }) =>
      sql`${numberOf.get(id)} as materialized (select array_agg(case_id) as ids, count(*) as n from (select case_id from message where search @@ search_query(${selector.words}) limit ${MOST_HITS + 1}) hit)`,
  );
  const counted = views.map(({ id, selector }, n) => {
    const side = selector.terms.some(({ field }) => field === 'state') ? sql`true` : sql`i.ball = 'ours'`;
    const words = numberOf.get(id);
    const found = words ? sql`i.case_id = any((select ids from ${words})::uuid[])` : sql`true`;
    const count = sql`count(*) filter (where ${side} and ${found} and ${conditionOf(selector, work.actor, days, true)})::int`;
    const told = words ? sql`case when (select n from ${words}) <= ${MOST_HITS} then ${count} end` : count;
    return sql`${told} as ${sql.ref(`view_${n}`)}`;
  });
  const found = await sql<Record<string, number | null>>`
    with ${sql.join([sql`near as materialized (${openNear(work)})`, ...hits])}
    select count(*)::int as read, ${sql.join(counted)} from near join case_inbox i on i.case_id = near.case_id join case_file f on f.id = near.case_id`.execute(
    work.db,
  );
  const row = found.rows[0] ?? {};
  return {
    counts: Object.fromEntries(views.map(({ id }, n) => [id, row[`view_${n}`] ?? null])),
    isWhole: (row['read'] ?? 0) < READ,
  };
}
