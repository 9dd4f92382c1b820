import { MINUTE } from '#platform/clock/index.ts';
import { daysBetween } from '#ui/format/formats.rules.ts';
import type { Due } from '#ui/status/due.rules.ts';
import type { CaseRow } from '../../contract.ts';

/** How far along the chip must say it is, where the server has already weighed it with the working calendar. */
const USED = { normal: 0, attention: 0.7, critical: 0.9, overdue: 1, paused: 0, met: 1 };

/** A case's clock as its chip takes it. Under a day it counts minutes; from then on, days until its date. */
export function dueOf({ at, state, internal }: NonNullable<CaseRow['due']>, now: Date, timeZone: string): Due {
  const dueAt = new Date(at);
  const minutes = Math.floor((dueAt.getTime() - now.getTime()) / MINUTE);
  const days = -daysBetween(dueAt, now, timeZone);
  const settled = state === 'paused' || state === 'met';
  // The server read it moments ago, by the calendar: a running clock may have passed meanwhile, never the contrary.
  const late = state === 'overdue' || (!settled && minutes < 0);
  const n = late
    ? Math.min(-1, Math.abs(minutes) < 1_440 ? minutes : days)
    : Math.max(0, Math.abs(minutes) < 1_440 ? minutes : days);
  return {
    kind: internal ? 'internal' : 'legal',
    dueAt,
    state: settled ? state : 'running',
    used: USED[state],
    left: { unit: Math.abs(minutes) < 1_440 ? 'minutes' : 'days', n },
  };
}
