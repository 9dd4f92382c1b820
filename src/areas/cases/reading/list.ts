import { storable } from '#platform/db/storable.rules.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import { instantAt, localDateOf } from '#areas/clocks/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { casesApi } from '../contract.ts';
import { teamCalendar } from '../course/calendars.ts';
import { readCursor, writeCursor } from './cursor.rules.ts';
import { filterOf, orderOf, pageQuery } from './filter.store.ts';
import { pageRows } from './row.store.ts';
import { viewRows, type ListPage } from './row.view.ts';
import { searchCases } from './search.ts';

export type ListInput = HandlerInput<typeof casesApi.listCases>['query'];
/** A view of the inbox, or what words find in it. One query, a page by its last row, never a count. */
export async function listCases(work: Work, input: ListInput): Promise<ListPage> {
  // Only one view asks when the day ends; the others are spared the question.
  const endOfToday = input.view === 'due_today' ? await endOfDay(work) : work.now;
  const q = storable(input.q ?? '').trim();
  if (q) return searchCases(work, { ...input, q }, endOfToday);
  const order = orderOf(input.order, input.ball === 'resolved');
  const page = pageQuery(
    work.actor,
    input.view,
    filterOf(input, work.actor, endOfToday),
    order,
    readCursor(input.after),
    input.limit + 1,
  );
  const rows = await pageRows(work.db, page, reader(work));
  const shown = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? shown.at(-1) : undefined;
  return {
    cases: await viewRows(work, shown),
    next: last ? writeCursor(last) : null,
    more: last !== undefined,
  };
}

export function reader(work: Work): string | null {
  return work.actor.kind === 'person' ? work.actor.id : null;
}

/** Midnight to come, where the company is. */
export async function endOfDay(work: Work): Promise<Date> {
  const { calendar } = await teamCalendar(work.db, null);
  return instantAt(calendar, localDateOf(calendar, work.now), '24:00');
}
