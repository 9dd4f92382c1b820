import { readSearch } from '#areas/customers/index.ts';
import { companyInUse } from '#areas/organisation/index.ts';
import { addMs, DAY } from '#platform/clock/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { Condition } from '../selecting/select.store.ts';
import { readCursor, writeCursor, type Cursor } from '../reading/cursor.rules.ts';
import {
  allOf,
  amongCases,
  exceptCases,
  filterOf,
  orderOf,
  pageQuery,
  visible,
  type CaseFilter,
} from '../reading/filter.store.ts';
import { soughtWords, whyFound, type Found } from './found.rules.ts';
import { casesOfAlike, foundIn } from './found.store.ts';
import { pageOf, reader } from '../reading/page.ts';
import { pageRows, rowsByIds } from '../reading/row.store.ts';
import { viewRows, type ListPage } from '../reading/row.view.ts';
import { isReadWhole, readPointed } from './search.rules.ts';
import { estimateHits, probe, walkNewest, type Walked } from './search.store.ts';

export interface SearchInput extends CaseFilter {
  q: string;
  order: 'due' | 'newest' | 'oldest';
  after?: string | undefined;
  limit: number;
  /** What else a case must be, from the same text. */
  among?: Condition | null;
}

/** What is tried in turn until there are enough cases: windows back from where the page begins, or every hit; and how long each may take. */
const EVERY_HIT = { by: 'index', days: null, milliseconds: 800 } as const;
const FAR_BACK = [
  { by: 'time', days: 730, milliseconds: 400 },
  { by: 'time', days: null, milliseconds: 800 },
] as const;
const TRIES = [{ by: 'time', days: 60, milliseconds: 150 }, EVERY_HIT, ...FAR_BACK] as const;
const TRIES_OF_THE_RARER = [EVERY_HIT, ...FAR_BACK] as const;
const SMALLEST_ROUND = 200;

/**
 * Few hits: all of them, newest first. Many: what the text points at by name, number or file comes first, then the newest, walked;
 * a page among the walked says so in its cursor, so that it goes on in the same way whatever has come in meanwhile.
 */
export async function searchCases(
  work: Work,
  input: SearchInput,
  endOfToday: Date,
  most?: number,
): Promise<ListPage & { why: Record<string, Found> }> {
  const company = await companyInUse(work.db);
  const sought = readSearch(input.q, company.country);
  const by = { ...readPointed(input.q, company.referencePrefix), email: sought.email, phone: sought.phone };
  const page = await pageFound(work, input, by, endOfToday, most);
  const like = page.cases.length === 0 && !input.after && by.part ? await pageAlike(work, input, endOfToday) : null;
  if (like && like.cases.length > 0) return { ...like, why: alikeWhy(like) };
  const ids = page.cases.map(({ id }) => id);
  const { rows, stems } =
    ids.length > 0 ? await foundIn(work.db, ids, input.q, soughtWords(input.q), by) : { rows: [], stems: [] };
  const whys = rows.map((row) => [row.id, whyFound(row, input.q, stems)] as const);
  return { ...page, why: Object.fromEntries(whys.filter((one): one is [string, Found] => one[1] !== null)) };
}

/** Nothing is called that: those who are nearly called so. */
async function pageAlike(work: Work, input: SearchInput, endOfToday: Date): Promise<ListPage> {
  return fewHits(work, input, await casesOfAlike(work.db, input.q), filterFor(work, input, endOfToday), null);
}

function alikeWhy({ cases }: ListPage): Record<string, Found> {
  return Object.fromEntries(cases.map(({ id, customer }) => [id, { in: 'similar', text: customer, marks: [] }]));
}

function filterFor(work: Work, input: SearchInput, endOfToday: Date): Filter {
  const every = filterOf(input, work.actor, endOfToday, true);
  return input.among ? allOf(every, input.among) : every;
}

async function pageFound(
  work: Work,
  input: SearchInput,
  by: Parameters<typeof probe>[2],
  endOfToday: Date,
  most?: number,
): Promise<ListPage> {
  const { pointed, worded, common } = await probe(work.db, input.q, by, most);
  const filter = filterFor(work, input, endOfToday);
  const after = readCursor(input.after);
  const some = [...new Set([...pointed, ...worded])];
  if (!common && !after?.walked) return fewHits(work, input, some, filter, after);
  const page = await manyHits(work, input, pointed, filter, after);
  if (page) return page;
  // Too slow every way: some of the hits are better than none, and there are more that nobody can page to.
  const found = after ? { cases: [] } : await fewHits(work, input, some, filter, null);
  return { cases: found.cases, next: null, more: true };
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
  return pageOf(work, input.limit, page);
}

async function manyHits(
  work: Work,
  input: SearchInput,
  pointed: readonly string[],
  filter: Filter,
  after: Cursor | null,
): Promise<ListPage | null> {
  const among = allOf(filter, amongCases(pointed));
  const first = after?.walked
    ? []
    : await pageRows(
        work.db,
        pageQuery(work.actor, 'all', among, orderOf('newest', false), after, input.limit + 1),
        reader(work),
      );
  const lastPointed = first.slice(0, input.limit).at(-1);
  if (first.length > input.limit)
    return {
      cases: await viewRows(work, first.slice(0, input.limit)),
      next: lastPointed ? writeCursor(lastPointed) : null,
      more: true,
    };
  const rights = allOf(filter, visible(work.actor), exceptCases(pointed));
  const wanted = input.limit - first.length;
  const walked = await walkWindows(work, input.q, rights, after?.walked ? after : null, wanted + 1);
  if (!walked) return null;
  const shown = walked.cases.slice(0, wanted);
  const ids = shown.map((hit) => hit.case_id);
  const rows = [...first, ...(await rowsByIds(work.db, ids, reader(work)))];
  const lastWalked = shown.at(-1);
  const more = walked.cases.length > wanted || !walked.whole;
  const place = lastWalked ? { ...lastWalked, walked: true } : lastPointed;
  return { cases: await viewRows(work, rows), next: more && place ? writeCursor(place) : null, more };
}

interface Walk {
  cases: Walked[];
  /** Every hit was looked at: there are no more cases than these. */
  whole: boolean;
}

/** The first try that gives enough cases, else the one that gave most; null when none came to anything. */
async function walkWindows(
  work: Work,
  q: string,
  filter: Filter,
  page: Cursor | null,
  wanted: number,
): Promise<Walk | null> {
  let best: Walk | null = null;
  for (const { by, days, milliseconds } of await triesFor(work, q)) {
    const since = days === null ? null : addMs(page?.at ?? work.now, -days * DAY);
    const found = await walkCases(work, q, filter, { page, since, wanted, milliseconds, by });
    if (found && (found.whole || found.cases.length >= (best?.cases.length ?? 0))) best = found;
    if (best && (best.whole || best.cases.length >= wanted)) return best;
  }
  // Where it can't be said which case comes next, there is no page to go on to.
  return best && best.cases.length > 0 ? best : null;
}

async function triesFor(work: Work, q: string): Promise<typeof TRIES | typeof TRIES_OF_THE_RARER> {
  const { hits, messages } = await estimateHits(work.db, q);
  return isReadWhole(hits, messages, SMALLEST_ROUND) ? TRIES_OF_THE_RARER : TRIES;
}

/**
 * Each case once, at its newest message with the words. A case full of them costs one round: the next leaves out what was found.
 * Null when the time was not enough for anything; when it ran out later, what was found is not the whole.
 */
async function walkCases(
  work: Work,
  q: string,
  filter: Filter,
  walk: { page: Cursor | null; since: Date | null; wanted: number; milliseconds: number; by: 'time' | 'index' },
): Promise<Walk | null> {
  const cases = new Map<string, Walked>();
  const limit = Math.max(walk.wanted * 2, SMALLEST_ROUND);
  const until = performance.now() + walk.milliseconds;
  let from = walk.page;
  const told = (whole: boolean): Walk => ({ cases: [...cases.values()].slice(0, walk.wanted), whole });
  while (cases.size < walk.wanted) {
    const milliseconds = Math.ceil(until - performance.now());
    const rest = cases.size > 0 ? allOf(filter, exceptCases([...cases.keys()])) : filter;
    const hits = milliseconds > 0 ? await walkNewest(work.db, q, rest, { ...walk, milliseconds, from, limit }) : null;
    if (!hits) return cases.size > 0 ? told(false) : null;
    for (const hit of hits) if (!cases.has(hit.case_id)) cases.set(hit.case_id, hit);
    from = hits.at(-1) ?? null;
    if (hits.length < limit) return told(walk.since === null && cases.size <= walk.wanted);
  }
  return told(false);
}
