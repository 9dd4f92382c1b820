import { storable } from '#platform/db/storable.rules.ts';
import { missing } from '#platform/errors/index.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import { instantAt, localDateOf } from '#areas/clocks/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { CaseRow, casesApi } from '../contract.ts';
import { teamCalendar } from '../course/calendars.ts';
import { NOTHING_SOUGHT, type Selector } from '../selecting/fields.rules.ts';
import type { Condition } from '../selecting/select.store.ts';
import { readSelector, selected } from '../selecting/selection.ts';
import { savedView } from '../views/saved-views.store.ts';
import { readCursor } from './cursor.rules.ts';
import { allOf, filterOf, orderOf, pageQuery } from './filter.store.ts';
import type { Found } from '../searching/found.rules.ts';
import { pageOf, reader } from './page.ts';
import { pageAmong, probeSelected } from '../selecting/selected.store.ts';
import { rowsByIds } from './row.store.ts';
import { viewRows, type ListPage } from './row.view.ts';
import { searchCases } from '../searching/search.ts';

export type ListInput = HandlerInput<typeof casesApi.listCases>['query'];
/** A view of the inbox, or what a selector finds in it. One query, a page by its last row, never a count. */
export async function listCases(work: Work, input: ListInput): Promise<ListPage & { why?: Record<string, Found> }> {
  // Only one view asks when the day ends; the others are spared the question.
  const endOfToday = input.view === 'due_today' ? await endOfDay(work) : work.now;
  const text = storable(input.q ?? '').trim();
  const typed = text ? await readSelector(work, text) : NOTHING_SOUGHT;
  const selector = input.saved ? both(await savedSelector(work, input.saved), typed) : typed;
  const among = selector.terms.length > 0 ? await selected(work, selector) : null;
  if (selector.words) return searchCases(work, { ...input, q: selector.words, among }, endOfToday);
  return among
    ? listSelected(work, input, among, endOfToday)
    : listView(work, input, filterOf(input, work.actor, endOfToday));
}

/** What a selector leaves of a view. Few cases: all of them, sorted. Many: met on the way down the view's own order. */
async function listSelected(work: Work, input: ListInput, among: Condition, endOfToday: Date): Promise<ListPage> {
  const filter = allOf(filterOf(input, work.actor, endOfToday, true), among);
  const few = await probeSelected(work.db, work.actor, filter);
  // Among cases of every side what is due first says little; the newest do.
  const order = input.ball === undefined && input.order === 'due' ? 'newest' : input.order;
  if (!few) return listView(work, { ...input, order }, filter);
  const by = orderOf(order, input.ball === 'resolved');
  return pageOf(work, input.limit, pageAmong(work.actor, few, by, readCursor(input.after), input.limit + 1));
}

/** What a saved view selects, of those one may use. @throws {DomainError} view.not_found */
export async function savedSelector(work: Work, id: string): Promise<Selector> {
  const view = await savedView(work.db, work.actor, id);
  if (!view) throw missing('view.not_found');
  return view.selector;
}

function both(one: Selector, other: Selector): Selector {
  return { terms: [...one.terms, ...other.terms], words: `${one.words} ${other.words}`.trim() };
}

async function listView(work: Work, input: ListInput, filter: Condition): Promise<ListPage> {
  const order = orderOf(input.order, input.ball === 'resolved');
  return pageOf(
    work,
    input.limit,
    pageQuery(work.actor, input.view, filter, order, readCursor(input.after), input.limit + 1),
  );
}

/** Midnight to come, where the company is. */
export async function endOfDay(work: Work): Promise<Date> {
  const { calendar } = await teamCalendar(work.db, null);
  return instantAt(calendar, localDateOf(calendar, work.now), '24:00');
}

/** Cases somebody has been found for, as any list shows them, in this order: whoever asks for them has seen to the rights. */
export async function caseRows(work: Work, ids: readonly string[]): Promise<CaseRow[]> {
  return viewRows(work, await rowsByIds(work.db, ids, reader(work)));
}
