import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { intakeApi } from '../contract.ts';
import type { IntakeTab } from './address.rules.ts';

export const intakeKey = manyKey('intake');

/** One page after another, newest first; the first page also brings counts, alarms and channels. */
export const intakeQuery = (tab: IntakeTab, q: string) =>
  infiniteQueryOptions({
    queryKey: [...intakeKey, tab, q],
    queryFn: async ({ pageParam, signal }) =>
      call(intakeApi.listIntake, { query: { state: tab, q: q || undefined, after: pageParam, limit: 50 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
    meta: { alsoOn: ['alarm', 'mailbox'] },
  });
