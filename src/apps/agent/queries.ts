import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#platform/http/client.ts';

const TWICE = 2;

/** Everything read from the server. Live events say when it is old, so it is not re-read on every glance. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      // A refusal does not change by asking again; a lost connection may.
      retry: (failures, error) =>
        failures < TWICE && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
    },
    // Nothing waits unseen for the connection and leaves later by itself: what can’t be done now is said now.
    mutations: { retry: false, networkMode: 'always' },
  },
});
