import { localDateOf, instantAt, type CompiledCalendar } from '#areas/clocks/index.ts';
import { calendarFor } from '#areas/organisation/index.ts';
import type { Db } from '#platform/db/index.ts';
import { effortsOf } from './effort.ts';
import { hoursLeft, isAtWork, type HoursLeft } from './hours.rules.ts';
import { minutesOf, plannedMinutes, type CaseType, type Effort, type OfType } from './load.rules.ts';
import { openCases, type Worker } from './worker.store.ts';

/** What waits for somebody, against the hours they still work. */
export interface Load {
  planned: number;
  left: HoursLeft | null;
  atWork: boolean;
  open: readonly (OfType & { minutes: number })[];
}

export interface Loads {
  efforts: Map<CaseType, Effort>;
  of: Map<string, Load>;
}

/** The load of each of them, by one rule for everybody. */
export async function loadsOf(db: Db, workers: readonly Worker[], now: Date): Promise<Loads> {
  const efforts = await effortsOf(db);
  const { calendar: company } = await calendarFor(db, null);
  const until = instantAt(company, localDateOf(company, now), '24:00');
  const open = await openCases(
    db,
    workers.map(({ id }) => id),
    until,
  );
  const of = new Map<string, Load>();
  const calendars = new Map<string | null, CompiledCalendar>();
  for (const worker of workers) {
    const mine = open.get(worker.id) ?? [];
    const calendar = await calendarOf(db, calendars, worker);
    const absences = worker.absences.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }));
    of.set(worker.id, {
      planned: plannedMinutes(mine, efforts),
      left: hoursLeft(calendar, worker.shift, absences, now),
      atWork: isAtWork(calendar, worker.shift, absences, now),
      open: mine.map(({ type, cases }) => ({ type, cases, minutes: minutesOf(type, efforts) })),
    });
  }
  return { efforts, of };
}

/** Of several teams, the first they belong to says the hours. */
async function calendarOf(
  db: Db,
  known: Map<string | null, CompiledCalendar>,
  { teamIds }: Worker,
): Promise<CompiledCalendar> {
  const teamId = teamIds[0] ?? null;
  const calendar = known.get(teamId) ?? (await calendarFor(db, teamId)).calendar;
  known.set(teamId, calendar);
  return calendar;
}
