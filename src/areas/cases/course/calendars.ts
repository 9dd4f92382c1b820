import { nextOpening, type CompiledCalendar } from '#areas/clocks/index.ts';
import { calendarAt, calendarFor } from '#areas/organisation/index.ts';
import { DAY, addMs } from '#platform/clock/index.ts';
import type { Db } from '#platform/db/index.ts';
import { DomainError } from '#platform/errors/index.ts';
import { calendarsIn, targetsFromLog, type CalendarRef, type ClockEvent } from './target-history.rules.ts';
import type { TargetInstance } from '#areas/clocks/index.ts';

export interface TeamCalendar {
  ref: CalendarRef;
  calendar: CompiledCalendar;
}

/** The calendar a team's cases count on now, with the name the log gives it. */
export async function teamCalendar(db: Db, teamId: string | null): Promise<TeamCalendar> {
  const { id, version, calendar } = await calendarFor(db, teamId);
  return { ref: { id, version }, calendar };
}

/** Folds a history with the versions of the calendars it names. A calendar nobody can count on gives no targets, never a fault. */
export async function foldHistory(db: Db, events: readonly ClockEvent[]): Promise<TargetInstance[]> {
  const calendars = new Map<string, CompiledCalendar>();
  for (const ref of calendarsIn(events)) {
    const key = refKey(ref);
    if (!calendars.has(key)) calendars.set(key, await calendarAt(db, ref.id, ref.version));
  }
  return orWithoutClock(() => targetsFromLog(events, (ref) => calendars.get(refKey(ref)) as CompiledCalendar), []);
}

/** When the team attends next; tomorrow when its calendar never opens, because no contact may be lost to a bad calendar. */
export function opensNext(calendar: CompiledCalendar, now: Date): Date {
  return orWithoutClock(() => nextOpening(calendar, now), addMs(now, DAY));
}

export function orWithoutClock<T>(count: () => T, otherwise: T): T {
  try {
    return count();
  } catch (error) {
    if (error instanceof DomainError && error.code.startsWith('clocks.')) return otherwise;
    throw error;
  }
}

function refKey({ id, version }: CalendarRef): string {
  return `${id} ${version}`;
}
