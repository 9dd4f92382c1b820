import { addWorkingTime, compileCalendar, MONDAY_TO_FRIDAY } from '#areas/clocks/index.ts';

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
