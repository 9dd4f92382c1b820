import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { CallOutput } from '#platform/http/contract.ts';
import { type CaseRow, type casesApi, type CaseView } from '../../contract.ts';
import { caseQuery, countsKey, listKey } from './queries.ts';

type Page = CallOutput<typeof casesApi.listCases>;
type Pages = InfiniteData<Page, string | undefined>;

/** Changes one case wherever it is shown: its own screen and every list that holds it. Returns how to take it back. */
export function patchCase(queries: QueryClient, reference: string, change: Partial<CaseRow>): () => void {
  const key = caseQuery(reference).queryKey;
  const view = queries.getQueryData(key);
  const lists = queries.getQueriesData<Pages>({ queryKey: listKey });
  if (view) queries.setQueryData(key, { ...view, ...change });
  patchRows(queries, reference, change);
  return () => {
    if (view) queries.setQueryData(key, view);
    for (const [list, pages] of lists) queries.setQueryData(list, pages);
  };
}

/** Puts the server's answer in its place; lists and counts are asked again. */
export function keepCase(queries: QueryClient, view: CaseView): void {
  queries.setQueryData(caseQuery(view.reference).queryKey, view);
  patchRows(queries, view.reference, rowOf(view));
  void queries.invalidateQueries({ queryKey: listKey });
  void queries.invalidateQueries({ queryKey: countsKey });
}

/** A row already read with some list: enough to show a case's head before the case itself has come. */
export function knownRow(queries: QueryClient, reference: string): CaseRow | undefined {
  for (const [, pages] of queries.getQueriesData<Pages>({ queryKey: listKey })) {
    for (const page of pages?.pages ?? []) {
      const row = page.cases.find((one) => one.reference === reference);
      if (row) return row;
    }
  }
  return undefined;
}

function patchRows(queries: QueryClient, reference: string, change: Partial<CaseRow>): void {
  queries.setQueriesData<Pages>({ queryKey: listKey }, (pages) => {
    if (!pages?.pages.some(({ cases }) => cases.some((row) => row.reference === reference))) return pages;
    const patched = pages.pages.map((page) => ({
      ...page,
      cases: page.cases.map((row) => (row.reference === reference ? { ...row, ...change } : row)),
    }));
    return { ...pages, pages: patched };
  });
}

function rowOf(view: CaseView): Partial<CaseRow> {
  const {
    subject,
    customer,
    customerId,
    type,
    ball,
    discarded,
    ballSince,
    owner,
    teamId,
    due,
    nextAt,
    snoozedUntil,
    unread,
    priority,
    flags,
    circuit,
    waitsFor,
    tagIds,
    excerpt,
    can,
  } = view;
  return {
    subject,
    customer,
    customerId,
    type,
    ball,
    discarded,
    ballSince,
    owner,
    teamId,
    due,
    nextAt,
    snoozedUntil,
    unread,
    priority,
    flags,
    circuit,
    waitsFor,
    tagIds,
    excerpt,
    can,
  };
}
