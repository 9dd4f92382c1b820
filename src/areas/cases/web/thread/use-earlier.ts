import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { CaseView } from '../../contract.ts';
import { earlierQuery } from '../data/queries.ts';

const NOTHING_BEFORE = '';

/** The whole thread of a long case, read backwards page by page when asked. */
export function useEarlier(it: CaseView) {
  const [asked, setAsked] = useState(false);
  const first = it.messages[0]?.id ?? NOTHING_BEFORE;
  const earlier = useInfiniteQuery({
    ...earlierQuery(it.reference, first),
    enabled: asked && it.hasEarlier === true,
    placeholderData: keepPreviousData,
  });
  const { data } = earlier;
  const hasMore = data ? earlier.hasNextPage : it.hasEarlier === true;
  const whole = useMemo(() => {
    const before = data?.pages.toReversed().flatMap(({ messages }) => messages) ?? [];
    const messages = before.length > 0 ? withoutTwice([...before, ...it.messages]) : it.messages;
    // What was done while nothing that was said is shown would stand alone at the top.
    const from = hasMore ? (messages[0]?.at ?? '') : '';
    const since = <Row extends { at: string }>(rows: Row[]): Row[] =>
      from ? rows.filter(({ at }) => at >= from) : rows;
    return { ...it, messages, notes: since(it.notes), events: since(it.events) };
  }, [it, data, hasMore]);
  const more = (): void => {
    if (asked) void earlier.fetchNextPage();
    else setAsked(true);
  };
  return { whole, hasMore, more, isReading: earlier.isFetching, failed: earlier.isError };
}

/** A message that came meanwhile moves the window: what stands in both is one. */
function withoutTwice(messages: CaseView['messages']): CaseView['messages'] {
  return [...new Map(messages.map((message) => [message.id, message])).values()];
}
