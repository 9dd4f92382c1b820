import { MINUTE } from '#platform/clock/index.ts';
import { daysBetween } from '#ui/format/formats.rules.ts';
import type { Due } from '#ui/status/due.rules.ts';

/** The time of what is asked inside as its chip takes it: half of it is attention, all of it overdue. `dueAt` and `askedAt` in ISO. */
export function dueOf(it: { dueAt: string; askedAt: string; state: string }, now: Date, timeZone: string): Due {
  const dueAt = new Date(it.dueAt);
  const minutes = Math.floor((dueAt.getTime() - now.getTime()) / MINUTE);
  const days = -daysBetween(dueAt, now, timeZone);
  const length = Math.max(1, dueAt.getTime() - new Date(it.askedAt).getTime());
  const unit = Math.abs(minutes) < 1_440 ? 'minutes' : 'days';
  return {
    kind: 'internal',
    dueAt,
    state: it.state === 'open' || it.state === 'pending' ? 'running' : 'met',
    used: (now.getTime() - new Date(it.askedAt).getTime()) / length,
    left: { unit, n: unit === 'minutes' ? minutes : days },
  };
}
