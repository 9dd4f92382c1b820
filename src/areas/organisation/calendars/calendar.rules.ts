import { z } from 'zod';
import { calendarProblems, type WorkingCalendar } from '#areas/clocks/index.ts';
import type { Issue } from '#platform/errors/index.ts';

// What a calendar must be to be kept: the shape that clocks counts on, with at least one hour open and one working day.
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const text = z.strictObject({ es: z.string().max(120), en: z.string().max(120) });
const date = z.string().max(10);
const slots = z.array(z.strictObject({ from: z.string().max(5), to: z.string().max(5) })).max(12);
const named = { date, name: text };
const scope = z.enum(['national', 'regional', 'local']);
const holiday = z.union([
  z.strictObject({ ...named, scope, kind: z.literal('full') }),
  z.strictObject({ ...named, scope, kind: z.literal('hours'), slots }),
]);
const years = z.array(z.int().min(2000).max(2100)).max(50);
const edit = z.union([
  z.strictObject({ action: z.literal('set'), holiday }),
  z.strictObject({ action: z.literal('remove'), date }),
]);

const shape = z.strictObject({
  zone: z.string().max(60),
  week: z.strictObject(
    Object.fromEntries(WEEKDAYS.map((day) => [day, slots])) as Record<(typeof WEEKDAYS)[number], typeof slots>,
  ),
  workingDays: z.array(z.enum(WEEKDAYS)).max(7),
  holidays: z.array(holiday).max(2_000),
  exceptions: z.array(z.strictObject({ ...named, slots })).max(2_000),
  holidaySource: z
    .strictObject({
      country: z.string().length(2),
      region: z.string().max(10).nullable(),
      years,
      edits: z.array(edit).max(2_000),
      confirmedYears: years,
    })
    .optional(),
});

export type ReadCalendar = { ok: true; calendar: WorkingCalendar } | { ok: false; issues: Issue[] };

/** Reads a definition as it came. Every problem has its dotted path (`definition.week.mon.0`) and a text of its own. */
export function readCalendar(definition: unknown): ReadCalendar {
  const parsed = shape.safeParse(definition);
  if (!parsed.success)
    return {
      ok: false,
      issues: parsed.error.issues.map((issue) => problem(issue.path.join('.'), issue.code, issue.message)),
    };
  const { holidaySource, ...plain } = parsed.data;
  const calendar: WorkingCalendar = {
    ...plain,
    workingDays: WEEKDAYS.filter((day) => plain.workingDays.includes(day)),
    ...(holidaySource ? { holidaySource } : {}),
  };
  const issues = [
    ...calendarProblems(calendar).map(({ path, code }) => problem(path, code, `issue.clocks.${code}`)),
    ...emptiness(calendar),
  ];
  return issues.length > 0 ? { ok: false, issues } : { ok: true, calendar };
}

function emptiness(calendar: WorkingCalendar): Issue[] {
  const opens = WEEKDAYS.some((day) => calendar.week[day].length > 0);
  return [
    ...(opens ? [] : [problem('week', 'never_opens', 'issue.calendar.never_opens')]),
    ...(calendar.workingDays.length > 0
      ? []
      : [problem('workingDays', 'no_working_days', 'issue.calendar.no_working_days')]),
  ];
}

function problem(path: string, code: string, message: string): Issue {
  return { path: path ? `definition.${path}` : 'definition', code, message };
}
