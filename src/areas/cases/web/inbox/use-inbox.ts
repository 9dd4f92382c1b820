import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { successor } from '#ui/list/selection.rules.ts';
import { type HeldList, useHeldOrder } from '#ui/list/use-held-order.ts';
import { focusPaneNamed } from '#ui/panes/pane-walk.ts';
import { useWorkspaceShape } from '#ui/panes/use-viewport.ts';
import type { CaseRow } from '../../contract.ts';
import type { Found } from '../../searching/found.rules.ts';
import { belongs } from '../data/belongs.rules.ts';
import { type InboxAddress, readInboxSearch, writeInboxSearch } from '../data/inbox-address.rules.ts';
import { useSaysSide } from '../views/use-says-side.ts';
import { caseQuery, type ListFilter, listQuery } from '../data/queries.ts';

export const rowId = ({ reference }: CaseRow): string => reference;

export interface Inbox {
  address: InboxAddress;
  list: HeldList<CaseRow>;
  /** Of a search, by case. */
  why: Readonly<Record<string, Found>>;
  /** Nothing has come yet. */
  loading: boolean;
  /** The list could not be read. */
  error: Error | null;
  retry(): void;
  /** Brings the next page, when there is one. */
  more(): void;
  /** There are others than those read. */
  hasMore: boolean;
  /** What the list is asked for. */
  filter: ListFilter;
  /** The row the keys move from; where several panes fit, it is also the open case. */
  current: string | undefined;
  /** The case on screen. */
  open: string | undefined;
  move(reference: string): void;
  show(reference: string): void;
  close(): void;
  change(address: Partial<InboxAddress>): void;
  /** After dealing with a case: on to the next one, unless this person prefers to stay. */
  leave(reference: string): void;
}

/** Everything about where one is in the inbox: it all stands in the address, but for the row under the keys of a lone list. */
export function useInbox(): Inbox {
  const navigate = useNavigate();
  const me = useMe();
  const { reference: open } = useParams({ strict: false });
  const address = readInboxSearch(useSearch({ strict: false }));
  const shape = useWorkspaceShape();
  const alone = shape === 'single' || shape === 'phone';
  const [marked, setMarked] = useState<string | undefined>(undefined);
  const current = open ?? marked;
  const { list, ...reading } = useInboxList(address, me.id, open);
  usePrefetch(list.rows, current);
  useEffect(() => {
    if (open) setMarked(open);
  }, [open]);

  const search = writeInboxSearch(address);
  const go = (reference: string | undefined, replace: boolean): void => {
    if (reference) void navigate({ to: '/bandeja/$reference', params: { reference }, search, replace });
    else void navigate({ to: '/bandeja', search, replace });
  };
  return {
    address,
    list,
    ...reading,
    current,
    open,
    // Where the case shows beside its row, moving is looking; each step replaces the last, so that Back leaves the list.
    move: (reference) => (alone ? setMarked(reference) : go(reference, open !== undefined)),
    show: (reference) => reference !== open && go(reference, open !== undefined && !alone),
    close: () => go(undefined, false),
    change: (change) => {
      void navigate({
        to: '/bandeja',
        search: writeInboxSearch({ ...address, ...change }),
        replace: 'q' in change && address.q !== '',
      });
      setTimeout(keepFocusInList);
    },
    leave: (reference) => {
      if (me.preferences.afterAction === 'stay') return;
      const order = list.rows.map(rowId);
      const next = successor(
        order,
        order.filter((id) => id !== reference),
        reference,
      );
      setMarked(next);
      go(alone ? undefined : next, true);
      setTimeout(focusRow);
    },
  };
}

function useInboxList({ view, ball, order, q, saved }: InboxAddress, personId: string, open: string | undefined) {
  const isOpen = ({ reference }: CaseRow): boolean => reference === open;
  const saysItsSide = useSaysSide(saved);
  // Searching looks on every side: who seeks a case does not know whose turn it is.
  const filter = useMemo(
    (): ListFilter => ({
      view,
      ball: q || saysItsSide ? undefined : ball,
      order,
      q: q || undefined,
      saved: saved || undefined,
    }),
    [view, ball, order, q, saved, saysItsSide],
  );
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    listQuery(filter),
  );
  const rows = useMemo(
    () => unique(data?.pages.flatMap((page) => page.cases) ?? []).filter((row) => belongs(row, filter, personId)),
    [data, filter, personId],
  );
  const why = useMemo(
    (): Record<string, Found> => Object.assign({}, ...(data?.pages.map((page) => page.why ?? {}) ?? [])),
    [data],
  );
  const list = useHeldOrder(rows, rowId, JSON.stringify(filter));
  // What is open is never hidden behind the pill: undoing brings it back to its place.
  const hidesOpen = list.fresh > 0 && rows.some(isOpen) && !list.rows.some(isOpen);
  const showAll = useEffectEvent(() => list.release());
  useEffect(() => {
    if (hidesOpen) showAll();
  }, [hidesOpen]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    list,
    why,
    loading: isPending,
    error: data ? null : error,
    retry: () => void refetch(),
    more,
    hasMore: hasNextPage,
    filter,
  };
}

/** Pages read at different moments may share a row. */
function unique(rows: readonly CaseRow[]): CaseRow[] {
  return [...new Map(rows.map((row) => [row.reference, row])).values()];
}

const LOOK_AHEAD = [1, 2, -1];
const REST_MS = 120;

/** Reads the neighbours beforehand, so that the next case shows at once. */
function usePrefetch(rows: readonly CaseRow[], current: string | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    const at = rows.findIndex((row) => row.reference === current);
    const timer = setTimeout(() => {
      for (const steps of LOOK_AHEAD) {
        const near = rows[at + steps];
        if (near) void queries.prefetchQuery(caseQuery(near.reference));
      }
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [queries, rows, current]);
}

/** The focus to the row that is current now. */
export function focusRow(): void {
  document.querySelector<HTMLElement>('[data-pane="list"] [role="option"][tabindex="0"]')?.focus();
}

/** The row that had the focus is gone with its list: the next key must still find one. */
function keepFocusInList(): void {
  if (document.activeElement === document.body) focusPaneNamed('list');
}
