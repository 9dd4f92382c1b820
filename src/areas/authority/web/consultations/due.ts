import { MINUTE } from '#platform/clock/index.ts';
import { daysBetween } from '#ui/format/formats.rules.ts';
import type { Due } from '#ui/status/due.rules.ts';
import type { ConsultationView } from '../../consultations/contract.ts';

/** A consultation's time as its chip takes it: half of it is attention, all of it overdue. */
export function dueOf(c: Pick<ConsultationView, 'dueAt' | 'askedAt' | 'state'>, now: Date, timeZone: string): Due {
  const dueAt = new Date(c.dueAt);
  const minutes = Math.floor((dueAt.getTime() - now.getTime()) / MINUTE);
  const days = -daysBetween(dueAt, now, timeZone);
  const length = Math.max(1, dueAt.getTime() - new Date(c.askedAt).getTime());
  const unit = Math.abs(minutes) < 1_440 ? 'minutes' : 'days';
  return {
    kind: 'internal',
    dueAt,
    state: c.state === 'open' ? 'running' : 'met',
    used: (now.getTime() - new Date(c.askedAt).getTime()) / length,
    left: { unit, n: unit === 'minutes' ? minutes : days },
  };
}
