import { readSearch } from '#areas/customers/index.ts';
import { companyInUse } from '#areas/organisation/index.ts';
import { addMs, DAY } from '#platform/clock/index.ts';
import type { Work } from '#platform/work/index.ts';
import { readCursor, writeCursor, type Cursor } from './cursor.rules.ts';
import {
  allOf,
  amongCases,
  exceptCases,
  filterOf,
  orderOf,
  pageQuery,
  visible,
  type CaseFilter,
} from './filter.store.ts';
import { pageRows, rowsByIds } from './row.store.ts';
import { viewRows, type ListPage } from './row.view.ts';
import { isReadWhole, readPointed } from './search.rules.ts';
import { estimateHits, probe, walkNewest, type Walked } from './search.store.ts';

export interface SearchInput extends CaseFilter {
  q: string;
  order: 'due' | 'newest' | 'oldest';
  after?: string | undefined;
  limit: number;
}

/** What is tried in turn until there are enough cases: windows back from where the page begins, or every hit; and how long each may take. */
const EVERY_HIT = { by: 'index', days: null, milliseconds: 800 } as const;
const FAR_BACK = [
  { by: 'time', days: 730, milliseconds: 400 },
  { by: 'time', days: null, milliseconds: 800 },
] as const;
const TRIES = [{ by: 'time', days: 60, milliseconds: 150 }, EVERY_HIT, ...FAR_BACK] as const;
const TRIES_OF_THE_RARER = [EVERY_HIT, ...FAR_BACK] as const;
const POINTED_FIRST = 10;
const MOST_ROUNDS = 20;
const SMALLEST_ROUND = 200;

/** Few hits: all of them, newest first. Many: the newest, walked. What the text points at by name or number comes first. */
export async function searchCases(work: Work, input: SearchInput, endOfToday: Date): Promise<ListPage> {
  const company = await companyInUse(work.db);
  const sought = readSearch(input.q, company.country);
  const { pointed, worded, common } = await probe(work.db, input.q, {
    ...readPointed(input.q, company.referencePrefix),
    email: sought.email,
    phone: sought.phone,
  });
  const filter = filterOf(input, work.actor, endOfToday, true);
  const after = readCursor(input.after);
  const some = [...new Set([...pointed, ...worded])];
  if (!common) return fewHits(work, input, some, filter, after);
  // Too slow every way: some of the hits are better than none.
  return (await manyHits(work, input, pointed, filter, after)) ?? fewHits(work, input, some, filter, after);
}

type Filter = ReturnType<typeof filterOf>;

async function fewHits(
  work: Work,
  input: SearchInput,
  ids: readonly string[],
  filter: Filter,
  after: Cursor | null,
): Promise<ListPage> {
  const order = orderOf(input.order === 'oldest' ? 'oldest' : 'newest', false);
  const page = pageQuery(work.actor, 'all', allOf(filter, amongCases(ids)), order, after, input.limit + 1);
  const rows = await pageRows(work.db, page, me(work));
  const shown = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? shown.at(-1) : undefined;
  return {
    cases: await viewRows(work, shown),
    next: last ? writeCursor(last) : null,
    more: last !== undefined,
  };
}

async function manyHits(
  work: Work,
  input: SearchInput,
  pointed: readonly string[],
  filter: Filter,
  after: Cursor | null,
): Promise<ListPage | null> {
  const rights = allOf(filter, visible(work.actor), exceptCases(pointed));
  const first = after
    ? []
    : await pageRows(
        work.db,
        pageQuery(work.actor, 'all', allOf(filter, amongCases(pointed)), orderOf('newest', false), null, POINTED_FIRST),
        me(work),
      );
  const wanted = Math.max(1, input.limit - first.length);
  const walked = await walkWindows(work, input.q, rights, after, wanted + 1);
  if (!walked) return null;
  const shown = walked.slice(0, wanted);
  const rows = [
    ...first,
    ...(await rowsByIds(
      work.db,
      shown.map((hit) => hit.case_id),
      me(work),
    )),
  ];
  const last = walked.length > wanted ? shown.at(-1) : undefined;
  return {
    cases: await viewRows(work, rows),
    next: last ? writeCursor(last) : null,
    more: last !== undefined,
  };
}

/** The first try that gives enough cases, else the one that gave most; null when none came to its end. */
async function walkWindows(
  work: Work,
  q: string,
  filter: Filter,
  page: Cursor | null,
  wanted: number,
): Promise<Walked[] | null> {
  let best: Walked[] | null = null;
  for (const { by, days, milliseconds } of await triesFor(work, q)) {
    const since = days === null ? null : addMs(page?.at ?? work.now, -days * DAY);
    const found = await walkCases(work, q, filter, { page, since, wanted, milliseconds, by });
    if (found && found.length >= (best?.length ?? 0)) best = found;
    // Every hit was looked at: there are no more.
    if (best && (best.length >= wanted || (found && days === null))) return best;
  }
  return best;
}

async function triesFor(work: Work, q: string): Promise<typeof TRIES | typeof TRIES_OF_THE_RARER> {
  const { hits, messages } = await estimateHits(work.db, q);
  return isReadWhole(hits, messages, SMALLEST_ROUND) ? TRIES_OF_THE_RARER : TRIES;
}

/** Each case once, at its newest message with the words; a case full of them costs a few rounds. */
async function walkCases(
  work: Work,
  q: string,
  filter: Filter,
  walk: { page: Cursor | null; since: Date | null; wanted: number; milliseconds: number; by: 'time' | 'index' },
): Promise<Walked[] | null> {
  const cases = new Map<string, Walked>();
  const limit = Math.max(walk.wanted * 2, SMALLEST_ROUND);
  let from = walk.page;
  for (let round = 0; round < MOST_ROUNDS && cases.size < walk.wanted; round++) {
    const hits = await walkNewest(work.db, q, filter, { ...walk, from, limit });
    if (!hits) return round === 0 ? null : [...cases.values()];
    for (const hit of hits) if (!cases.has(hit.case_id)) cases.set(hit.case_id, hit);
    const last = hits.at(-1);
    if (!last || hits.length < limit) break;
    from = last;
  }
  return [...cases.values()].slice(0, walk.wanted);
}

function me(work: Work): string | null {
  return work.actor.kind === 'person' ? work.actor.id : null;
}
