import {
  addWorkingDays,
  addWorkingTime,
  instantAt,
  localDateOf,
  nextOpening,
  workingMinutesBetween,
  type CompiledCalendar,
} from '#areas/clocks/index.ts';
import { addMs, DAY } from '#platform/clock/index.ts';
import type { TimeTrigger } from '../rules/rule.contract.ts';

/* When time brings a rule about. Always by the company's calendar, and never outside its hours. */

type Span = { amount: number; unit: 'working_days' | 'hours' };

/** When so much time has passed after a moment: the opening after the last of the working days, or after so many hours of attention. */
export function passedAt(calendar: CompiledCalendar, moment: Date, { amount, unit }: Span): Date {
  if (unit === 'hours') return addWorkingTime(calendar, moment, amount * 60);
  return nextOpening(calendar, addMs(addWorkingDays(calendar, moment, amount), 1));
}

/** The last moment after which so much time has passed at `now`: what came later is still waiting. To the millisecond. */
export function lastPassed(calendar: CompiledCalendar, now: Date, span: Span): Date {
  let [passed, waiting] = [addMs(now, -400 * DAY).getTime(), now.getTime()];
  while (waiting - passed > 1) {
    const middle = Math.floor((passed + waiting) / 2);
    if (passedAt(calendar, new Date(middle), span) <= now) passed = middle;
    else waiting = middle;
  }
  return new Date(passed);
}

/** The furthest end that is at most so many hours of attention away from `now`. */
export function firstWaiting(calendar: CompiledCalendar, now: Date, hours: number): Date {
  return addWorkingTime(calendar, now, hours * 60);
}

/** The last working day on which the time has come, at or before `now`; null when there is none in the week before. */
export function lastDaily(calendar: CompiledCalendar, now: Date, time: string): Date | null {
  for (let back = 0; back <= 7; back += 1) {
    const day = localDateOf(calendar, addMs(now, -back * DAY));
    const at = instantAt(calendar, day, time);
    if (at <= now && worksOn(calendar, day)) return at;
  }
  return null;
}

function worksOn(calendar: CompiledCalendar, day: string): boolean {
  const [from, to] = [instantAt(calendar, day, '00:00'), instantAt(calendar, day, '24:00')];
  return workingMinutesBetween(calendar, from, to) > 0;
}

/** The moments of cases that bring the rule about now: after `from`, which had passed when it was switched on, up to `to`. */
export interface Stretch {
  from: Date;
  to: Date;
}

export function stretchOf(
  calendar: CompiledCalendar,
  trigger: TimeTrigger,
  { onSince, now }: { onSince: Date; now: Date },
): Stretch | null {
  if (trigger.on === 'since')
    return { from: lastPassed(calendar, onSince, trigger), to: lastPassed(calendar, now, trigger) };
  if (trigger.on === 'before_due')
    return { from: firstWaiting(calendar, onSince, trigger.hours), to: firstWaiting(calendar, now, trigger.hours) };
  const at = lastDaily(calendar, now, trigger.time);
  return at && at > onSince ? { from: at, to: at } : null;
}
