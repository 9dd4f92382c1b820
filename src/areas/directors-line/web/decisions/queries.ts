import { queryOptions } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { reviewsApi } from '../../reviews/contract.ts';
import type { DecisionsSearch } from './address.rules.ts';

export const decisionsQuery = ({ semana, clase, persona, vista }: DecisionsSearch) =>
  queryOptions({
    queryKey: manyKey('feedback', 'decisions', semana ?? '', clase ?? '', persona ?? '', vista ?? ''),
    queryFn: async ({ signal }) =>
      call(
        reviewsApi.listDecisions,
        {
          query: {
            ...(semana ? { week: semana } : {}),
            ...(clase ? { kind: clase } : {}),
            ...(persona ? { personId: persona } : {}),
            ...(vista ? { marked: vista === 'marcadas' ? ('yes' as const) : ('no' as const) } : {}),
          },
        },
        { signal },
      ),
    retry: false,
  });

export const feedbackQuery = queryOptions({
  queryKey: manyKey('feedback', 'mine'),
  queryFn: async ({ signal }) => call(reviewsApi.myFeedback, {}, { signal }),
  meta: { alsoOn: ['direct'] },
});
