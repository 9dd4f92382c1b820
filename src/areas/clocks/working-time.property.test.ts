import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullHoliday } from './calendar.fixture.ts';
import { MONDAY_TO_FRIDAY } from './calendar.rules.ts';
import type { Slot, WorkingCalendar } from './calendar.rules.ts';
import { formatDate, WEEKDAYS } from './civil.rules.ts';
import type { Weekday } from './civil.rules.ts';
import { compileCalendar } from './compiled-calendar.rules.ts';
import { addWorkingDays, workingDaysBetween } from './working-days.rules.ts';
import { slowAdd, slowIntervals, slowOpenMs, slowWorkingDays } from './working-time.oracle.ts';
import { addWorkingTime, isOpen, nextOpening, workingMinutesBetween } from './working-time.rules.ts';

const ZONES = [
  'Europe/Madrid',
  'Atlantic/Canary',
  'America/Bogota',
  'America/Santiago',
  'America/Havana',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Chatham',
  'UTC',
];
const YEAR_2025 = Date.UTC(2025, 0, 1);
const DAY = 86_400_000;

const time = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const minutes = quarter * 15;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
});
const daySlots = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constant<Slot[]>([
      { from: '09:00', to: '14:00' },
      { from: '16:00', to: '19:00' },
    ]),
  },
  { weight: 1, arbitrary: fc.constant<Slot[]>([]) },
  { weight: 1, arbitrary: fc.constant<Slot[]>([{ from: '00:00', to: '24:00' }]) },
  { weight: 1, arbitrary: fc.constant<Slot[]>([{ from: '22:00', to: '06:00' }]) },
  { weight: 3, arbitrary: fc.tuple(time, time).map(([from, to]): Slot[] => (from === to ? [] : [{ from, to }])) },
);
const date = fc.integer({ min: 0, max: 800 }).map((n) => formatDate(20_089 + n));
const calendars: fc.Arbitrary<WorkingCalendar> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    week: fc.tuple(daySlots, daySlots, daySlots, daySlots, daySlots, daySlots, daySlots),
    workingDays: fc.constantFrom<readonly Weekday[]>(MONDAY_TO_FRIDAY, WEEKDAYS, ['sun', 'mon', 'tue', 'wed', 'thu']),
    holidays: fc.uniqueArray(date, { maxLength: 12 }),
    exceptions: fc.uniqueArray(fc.tuple(date, daySlots), { maxLength: 6, selector: ([day]) => day }),
  })
  .map(({ week, holidays, exceptions, ...rest }) => ({
    ...rest,
    week: Object.fromEntries(WEEKDAYS.map((day, i) => [day, week[i]])) as Record<Weekday, Slot[]>,
    holidays: holidays.map(fullHoliday),
    exceptions: exceptions.map(([day, slots]) => ({ date: day, name: { es: 'x', en: 'x' }, slots })),
  }));
const opening = calendars.filter((calendar) => Object.values(calendar.week).some((day) => day.length > 0));
const instants = fc.integer({ min: 0, max: 2 * 366 * 1440 }).map((minute) => new Date(YEAR_2025 + minute * 60_000));
const minutes = fc.integer({ min: 0, max: 6_000 });

/** Laws are cheap to check; the comparisons with the slow reference take fewer runs. */
function check<T extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  law: (...values: T) => void,
  runs = 300,
): void {
  fc.assert(fc.property<T>(...arbitraries, law), { numRuns: runs });
}

describe('working time, whatever the calendar', () => {
  it('agrees with the slow reference when it adds', () => {
    check(
      [opening, instants, minutes],
      (source, start, amount) => {
        const slow = slowAdd(source, start.getTime(), amount * 60_000);
        if (amount > 0 && slow !== null)
          expect(addWorkingTime(compileCalendar(source), start, amount).getTime()).toBe(slow);
      },
      80,
    );
  });

  it('agrees with the slow reference when it measures', () => {
    check(
      [calendars, instants, fc.integer({ min: 0, max: 60 * 1440 })],
      (source, from, span) => {
        const to = new Date(from.getTime() + span * 60_000);
        expect(workingMinutesBetween(compileCalendar(source), from, to)).toBe(
          slowOpenMs(source, from.getTime(), to.getTime()) / 60_000,
        );
      },
      80,
    );
  });

  it('agrees with the slow reference on being open and opening next', () => {
    check(
      [opening, instants],
      (source, at) => {
        const calendar = compileCalendar(source);
        const t = at.getTime();
        const intervals = slowIntervals(source, t, t + 40 * DAY);
        expect(isOpen(calendar, at)).toBe(intervals.some(([open, close]) => open <= t && t < close));
        const next = intervals.find(([, close]) => close > t);
        if (next) expect(nextOpening(calendar, at).getTime()).toBe(Math.max(t, next[0]));
      },
      80,
    );
  });

  it('adds in parts as in one go', () => {
    check([opening, instants, minutes, minutes], (source, start, a, b) => {
      const calendar = compileCalendar(source);
      expect(addWorkingTime(calendar, addWorkingTime(calendar, start, a), b)).toEqual(
        addWorkingTime(calendar, start, a + b),
      );
    });
  });

  it('measures what it added', () => {
    check([opening, instants, minutes], (source, start, amount) => {
      const calendar = compileCalendar(source);
      expect(workingMinutesBetween(calendar, start, addWorkingTime(calendar, start, amount))).toBe(amount);
    });
  });

  it('never ends earlier for starting later or lasting longer', () => {
    check([opening, instants, instants, minutes, minutes], (source, one, other, a, b) => {
      const calendar = compileCalendar(source);
      const [first, second] = one <= other ? [one, other] : [other, one];
      const [less, more] = a <= b ? [a, b] : [b, a];
      expect(addWorkingTime(calendar, first, a) <= addWorkingTime(calendar, second, a)).toBe(true);
      expect(addWorkingTime(calendar, one, less) <= addWorkingTime(calendar, one, more)).toBe(true);
    });
  });

  it('never ends in closed time', () => {
    check([opening, instants, fc.integer({ min: 1, max: 6_000 })], (source, start, amount) => {
      const calendar = compileCalendar(source);
      const end = addWorkingTime(calendar, start, amount);
      expect(isOpen(calendar, new Date(end.getTime() - 1))).toBe(true);
    });
  });

  it('measures a journey as the sum of its stages', () => {
    check([calendars, instants, instants, instants], (source, a, b, c) => {
      const calendar = compileCalendar(source);
      const between = (from: Date, to: Date) => workingMinutesBetween(calendar, from, to);
      expect(between(a, b) + between(b, c)).toBe(between(a, c));
    });
  });
});

describe('working days, whatever the calendar', () => {
  it('agree with a walk day by day and are counted back', () => {
    check(
      [calendars, instants, fc.integer({ min: 1, max: 60 })],
      (source, start, n) => {
        const calendar = compileCalendar(source);
        const end = addWorkingDays(calendar, start, n);
        expect(end.getTime()).toBe(slowWorkingDays(source, start.getTime(), n));
        expect(workingDaysBetween(calendar, start, end)).toBe(n);
      },
      80,
    );
  });

  it('add in parts as in one go', () => {
    check(
      [calendars, instants, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 40 })],
      (source, start, a, b) => {
        const calendar = compileCalendar(source);
        expect(addWorkingDays(calendar, addWorkingDays(calendar, start, a), b)).toEqual(
          addWorkingDays(calendar, start, a + b),
        );
      },
    );
  });
});
