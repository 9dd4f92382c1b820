import { dehydrate, type DehydratedState, hydrate, type QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '#areas/identity/web/index.ts';
import { systemClock } from '#platform/clock/index.ts';
import { dropRecord, readRecord, writeRecord } from './device-record.ts';
import { kept, KEPT_MS } from './kept-queries.rules.ts';

interface Kept {
  at: number;
  state: DehydratedState;
}

const SAVE_MS = 5_000;

/** What was read stays on this device while somebody is signed in, for the next time the page is loaded without a connection. */
export function keepQueries(queries: QueryClient): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = async (): Promise<void> => {
    timer = undefined;
    if (!navigator.onLine || !queries.getQueryData(sessionQuery.queryKey)) return;
    const all = dehydrate(queries, { shouldDehydrateQuery: ({ state }) => state.status === 'success' });
    const state = { ...all, mutations: [], queries: kept(all.queries) };
    // A copy of plain data: what else a query holds cannot be kept.
    await writeRecord(JSON.parse(JSON.stringify({ at: systemClock.now().getTime(), state } satisfies Kept)));
  };
  queries.getQueryCache().subscribe(({ type }) => {
    if (type === 'updated') timer ??= setTimeout(() => void save().catch(() => undefined), SAVE_MS);
  });
}

/** Nobody answers: what was read last is read again, unless it is too old. */
export async function restoreQueries(queries: QueryClient): Promise<void> {
  const found = (await readRecord().catch(() => undefined)) as Kept | undefined;
  if (found && systemClock.now().getTime() - found.at < KEPT_MS) hydrate(queries, found.state);
}

/** Nobody is signed in: nothing that was read stays. */
export async function forgetQueries(): Promise<void> {
  await dropRecord().catch(() => undefined);
}
