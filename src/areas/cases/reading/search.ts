import { readSearch } from '#areas/customers/index.ts';
import { companyOf } from '#areas/organisation/index.ts';
import { addMs, DAY } from '#platform/clock/index.ts';
import type { Work } from '#platform/work/index.ts';
import { readCursor, writeCursor, type Cursor } from './cursor.rules.ts';
import { allOf, amongCases, exceptCases, filterOf, orderOf, pageQuery, visible, type CaseFilter } from './filter.store.ts';
import { pageRows, rowsByIds } from './row.store.ts';
import { viewRow, type ListPage } from './row.view.ts';
import { readPointed } from './search.rules.ts';
import { probe, walkNewest, type Walked } from './search.store.ts';

export interface SearchInput extends CaseFilter {
  q: string;
  order: 'due' | 'newest' | 'oldest';
  after?: string | undefined;
  limit: number;
}

/** Windows back from where the page begins, and how long each may take. */
const WINDOWS = [
  { days: 60, milliseconds: 150 },
  { days: 730, milliseconds: 400 },
  { days: null, milliseconds: 800 },
] as const;
const POINTED_FIRST = 10;

/** Few hits: all of them, newest first. Many: the newest, walked. What the text points at by name or number comes first. */
export async function searchCases(work: Work, input: SearchInput, endOfToday: Date): Promise<ListPage> {
  const company = await companyOf(work.db);
  const sought = readSearch(input.q, company.country);
  const { pointed, worded } = await probe(work.db, input.q, { ...readPointed(input.q, company.referencePrefix), email: sought.email, phone: sought.phone });
  const filter = filterOf(input, work.actor, endOfToday, true);
  const after = readCursor(input.after);
  if (worded) return fewHits(work, input, [...new Set([...pointed, ...worded])], filter, after);
  return manyHits(work, input, pointed, filter, after);
}

type Filter = ReturnType<typeof filterOf>;

async function fewHits(work: Work, input: SearchInput, ids: readonly string[], filter: Filter, after: Cursor | null): Promise<ListPage> {
  const order = orderOf(input.order === 'oldest' ? 'oldest' : 'newest', false);
  const page = pageQuery(work.actor, 'all', allOf(filter, amongCases(ids)), order, after, input.limit + 1);
  const rows = await pageRows(work.db, page, me(work));
  const shown = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? shown.at(-1) : undefined;
  return { cases: shown.map((row) => viewRow(row, work.actor, work.now)), next: last ? writeCursor(last) : null, more: last !== undefined };
}

async function manyHits(work: Work, input: SearchInput, pointed: readonly string[], filter: Filter, after: Cursor | null): Promise<ListPage> {
  const rights = allOf(filter, visible(work.actor));
  const first = after ? [] : await pageRows(work.db, pageQuery(work.actor, 'all', allOf(filter, amongCases(pointed)), orderOf('newest', false), null, POINTED_FIRST), me(work));
  const walked = await walkWindows(work, input, allOf(rights, exceptCases(pointed)), after, input.limit + 1 - first.length);
  const shown = walked.slice(0, input.limit - first.length);
  const rows = [...first, ...(await rowsByIds(work.db, shown.map((hit) => hit.case_id), me(work)))];
  const last = walked.length > shown.length ? shown.at(-1) : undefined;
  return { cases: rows.map((row) => viewRow(row, work.actor, work.now)), next: last ? writeCursor(last) : null, more: last !== undefined };
}

async function walkWindows(work: Work, input: SearchInput, filter: Filter, from: Cursor | null, limit: number): Promise<Walked[]> {
  let best: Walked[] = [];
  for (const { days, milliseconds } of WINDOWS) {
    const since = days === null ? null : addMs(from?.at ?? work.now, -days * DAY);
    const found = await walkNewest(work.db, input.q, filter, { from, since, limit, milliseconds });
    if (!found) return best;
    best = found;
    if (found.length >= limit) return best;
  }
  return best;
}

function me(work: Work): string | null {
  return work.actor.kind === 'person' ? work.actor.id : null;
}
