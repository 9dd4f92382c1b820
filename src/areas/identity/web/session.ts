import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { ApiProblem, call, type CallInput } from '#platform/http/client.ts';
import { identityApi, type Me } from '../contract.ts';

/** Who is signed in; `null` when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ client }): Promise<Me | null> => {
    try {
      return await call(identityApi.getSession, {});
    } catch (error) {
      // Who was signed in stays on screen when the session ends: the shell asks for it again, over the drafts.
      const wasSignedIn = Boolean(client.getQueryData(['session']));
      if (error instanceof ApiProblem && error.status === 401 && !wasSignedIn) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** The person using this browser. Only inside the shell, which lets nobody else in. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!data) throw new Error('Nobody is signed in');
  return data;
}

export function hasRole(me: Me, ...roles: Me['roles']): boolean {
  return roles.some((role) => me.roles.includes(role));
}

/** Changes of one's own: name, language, availability, preferences. Shown at once; taken back if refused. */
export function useUpdateMe() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (change: CallInput<typeof identityApi.updateMe>['body']) =>
      call(identityApi.updateMe, { body: change }),
    onMutate: (change) => {
      const before = queries.getQueryData(sessionQuery.queryKey);
      if (before) queries.setQueryData(sessionQuery.queryKey, { ...before, ...change });
      return { before };
    },
    onError: (_error, _change, context) => queries.setQueryData(sessionQuery.queryKey, context?.before),
    onSuccess: (me) => queries.setQueryData(sessionQuery.queryKey, me),
  });
}

/** Ends the session here. The page is loaded anew, so that nothing read with it stays in memory. */
export function useSignOut() {
  return useMutation({
    mutationFn: async () => call(identityApi.signOut, {}),
    onSuccess: () => window.location.assign(import.meta.env.BASE_URL),
  });
}
