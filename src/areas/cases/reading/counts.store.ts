import { sql } from 'kysely';
import type { Work } from '#platform/work/index.ts';
import { visibleTo } from '../access/access.store.ts';
import { BALLS, VIEWS, type Ball } from '../contract.ts';
import { filterOf, isImplied, type CaseFilter, type View } from './filter.store.ts';

const CAP = 1_000;

/** Nothing waits among the resolved: they are not counted. */
const WAITING = BALLS.filter((ball) => ball !== 'resolved');

export const NO_CASES = Object.fromEntries(BALLS.map((ball) => [ball, 0])) as Record<Ball, number>;

/** What waits, by tab of one view and by view, each counted up to a thousand and no further. */
export async function countCases(
  work: Work,
  view: View,
  team: string | undefined,
  endOfToday: Date,
): Promise<{ balls: Record<Ball, number>; views: Record<View, number> }> {
  const capped = (filter: CaseFilter) => {
    const rights = isImplied(work.actor, filter.view) ? sql`true` : visibleTo(work.actor);
    return sql`(select count(*)::int from (select from case_inbox i where ${filterOf(filter, work.actor, endOfToday)} and ${rights} limit ${CAP}) found)`;
  };
  // A view's own number is what waits for us in it; unassigned and due ones wait whoever has the ball.
  const waits = (one: View) =>
    capped(one === 'unassigned' || one === 'due_today' ? { view: one } : { view: one, ball: 'ours' });
  const found = await sql<Record<string, number>>`
    select ${sql.join([...WAITING.map((ball) => sql`${capped({ view, ball, team })} as ${sql.ref(`ball_${ball}`)}`), ...VIEWS.map((one) => sql`${waits(one)} as ${sql.ref(`view_${one}`)}`)])}`.execute(
    work.db,
  );
  const row = found.rows[0] ?? {};
  const pick = <K extends string>(kind: string, names: readonly K[]) =>
    Object.fromEntries(names.map((name) => [name, row[`${kind}_${name}`] ?? 0])) as Record<K, number>;
  return { balls: pick('ball', BALLS), views: pick('view', VIEWS) };
}
