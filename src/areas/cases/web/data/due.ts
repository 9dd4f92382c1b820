import { MINUTE } from '#platform/clock/index.ts';
import type { Due } from '#ui/status/due.rules.ts';
import type { CaseRow } from '../../contract.ts';

/** How far along the chip must say it is, where the server has already weighed it with the working calendar. */
const USED = { normal: 0, attention: 0.7, critical: 0.9, overdue: 1, paused: 0, met: 1 };

/** A case's clock as its chip takes it: the server's figure and its tone, as the case's own sentences have them. */
export function dueOf({ at, state, internal, left }: NonNullable<CaseRow['due']>, now: Date): Due {
  const dueAt = new Date(at);
  const settled = state === 'paused' || state === 'met';
  // The server read it moments ago: a running clock may have passed meanwhile, never the contrary.
  const passed = !settled && state !== 'overdue' && now >= dueAt;
  const minutes = Math.min(-1, Math.floor((dueAt.getTime() - now.getTime()) / MINUTE));
  return {
    kind: internal ? 'internal' : 'legal',
    dueAt,
    state: settled ? state : 'running',
    used: USED[state],
    tone: passed ? 'overdue' : state,
    left: passed ? { unit: 'minutes', n: minutes } : left,
  };
}
