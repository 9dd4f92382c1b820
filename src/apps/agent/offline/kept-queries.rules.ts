/* What of everything read stays on the device, so that a page loaded again without a connection has something to read. */

/** Lists, the last cases and what they are read with; nothing of settings, customers' files or other people's figures. */
const KINDS = new Set(['session', 'case', 'view', 'draft', 'organisation', 'person', 'duty', 'notifications']);
const SECRETS = new Set(['tokens', 'my-sessions', 'my-passkeys']);
const MOST_CASES = 30;
/** Characters. */
const MOST = 3_000_000;
/** A working day and the night after it. */
export const KEPT_MS = 24 * 3_600_000;

export interface Read {
  queryKey: readonly unknown[];
  state: { data?: unknown; dataUpdatedAt: number };
}

/** Those that are kept: first what is needed to show anything, then lists, then the cases read last, as far as there is room. */
export function kept<T extends Read>(all: readonly T[]): T[] {
  const wanted = all
    .filter(
      ({ queryKey: [kind, , what], state }) => KINDS.has(String(kind)) && !SECRETS.has(String(what)) && state.data,
    )
    .toSorted((a, b) => rank(a) - rank(b) || b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  const cases = new Set<unknown>();
  let room = MOST;
  return wanted.filter((one) => {
    if (rank(one) === LAST) {
      if (cases.size >= MOST_CASES && !cases.has(one.queryKey[2])) return false;
      cases.add(one.queryKey[2]);
    }
    const size = JSON.stringify(one.state.data).length;
    if (size > room) return false;
    room -= size;
    return true;
  });
}

const LAST = 2;

function rank({ queryKey: [kind, how] }: Read): number {
  if (kind !== 'case') return 0;
  return how === 'one' ? LAST : 1;
}
