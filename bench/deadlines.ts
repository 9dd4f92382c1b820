import { addWorkingTime, compileCalendar, endOfLegalTerm, localDateOf, MONDAY_TO_FRIDAY } from '#areas/clocks/index.ts';

const DAY = [
  { from: '09:00', to: '14:00' },
  { from: '16:00', to: '19:00' },
];
const HOUR_MS = 3_600_000;

/** Deadlines computed in one second by one core, over a split day with weekends. */
export function deadlines(): number {
  const calendar = compileCalendar({
    zone: 'Europe/Madrid',
    week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: [], sun: [] },
    workingDays: MONDAY_TO_FRIDAY,
    holidays: [],
    exceptions: [],
  });
  const start = Date.UTC(2026, 0, 1);
  const began = performance.now();
  let count = 0;
  while (performance.now() - began < 1_000) {
    for (let i = 0; i < 1_000; i += 1)
      addWorkingTime(calendar, new Date(start + ((count + i) % 8_000) * HOUR_MS), 60 + (i % 4_800));
    count += 1_000;
  }
  return (count / (performance.now() - began)) * 1_000;
}

const FIXED = ['01-01', '01-06', '05-01', '08-15', '10-12', '11-01', '12-06', '12-08', '12-25'];
const YEARS = Array.from({ length: 11 }, (_, i) => 2025 + i);
const DAY_MS = 86_400_000;
const MILLION = 1_000_000;

/**
 * A million terms of fifteen working days in Spain, begun along ten years; beside them the same dates found as one would write
 * it by hand, stepping day by day over a set of holidays. Milliseconds of each, and both must agree.
 */
export function legalDeadlines(): { ours: number; byHand: number } {
  const dates = YEARS.flatMap((year) => FIXED.map((day) => `${year}-${day}`));
  const holidays = dates.map(
    (date) => ({ date, name: { es: date, en: date }, scope: 'national', kind: 'full' }) as const,
  );
  const calendar = compileCalendar({
    zone: 'Europe/Madrid',
    week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: [], sun: [] },
    workingDays: MONDAY_TO_FRIDAY,
    holidays,
    exceptions: [],
  });
  const start = Date.UTC(2025, 0, 2, 10);
  const at = (i: number): number => start + (i % 3_652) * DAY_MS;
  const closed = new Set(dates.map((date) => Date.parse(`${date}T00:00:00Z`) / DAY_MS));
  for (let i = 0; i < 3_652; i += 1) {
    const ours = localDateOf(calendar, endOfLegalTerm(calendar, new Date(at(i)), TERM));
    const byHand = new Date(stepped(at(i), closed) * DAY_MS).toISOString().slice(0, 10);
    if (ours !== byHand) throw new Error(`${new Date(at(i)).toISOString()}: ${ours}, by hand ${byHand}`);
  }
  return {
    ours: timed((i) => endOfLegalTerm(calendar, new Date(at(i)), TERM).getTime()),
    byHand: timed((i) => stepped(at(i), closed)),
  };
}

const TERM = { limit: 15, unit: 'working_day' } as const;

/** Ten in the morning UTC is the same date in Madrid, so that the hand may count in UTC. */
function stepped(from: number, closed: ReadonlySet<number>): number {
  let day = Math.floor(from / DAY_MS);
  for (let left = TERM.limit; left > 0;) {
    day += 1;
    const weekday = (day + 4) % 7;
    if (weekday !== 0 && weekday !== 6 && !closed.has(day)) left -= 1;
  }
  return day;
}

/** What each gives is added up, so that none is left out as useless. */
function timed(compute: (i: number) => number): number {
  let sum = 0;
  const began = performance.now();
  for (let i = 0; i < MILLION; i += 1) sum += compute(i);
  if (!Number.isFinite(sum)) throw new Error('no sum');
  return performance.now() - began;
}
