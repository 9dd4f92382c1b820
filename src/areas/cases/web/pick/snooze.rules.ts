import { fold } from '#ui/format/fold.rules.ts';

/* Dates as people say them: «mañana 9», «en 3 días hábiles», «el lunes», «14/10 10:30»; in both languages, accents aside. */

/** The day of the n-th working day after `from`, at any hour of it. */
export type WorkingDay = (from: Date, n: number) => Date;

/** What may happen before its date. */
export type EventChoice = 'task' | 'incident' | 'parent' | 'customer';

export interface SnoozeChoice {
  id: 'answer' | EventChoice | 'later' | 'tomorrow' | 'working' | 'monday' | 'typed';
  until: Date;
}

const MORNING = { hours: 9, minutes: 0 };
const LATER_HOURS = 3;
const WORKING_DAYS = 3;
/** After this hour «later today» is tomorrow. */
const LAST_LATER_HOUR = 17;

interface Clock {
  hours: number;
  minutes: number;
}

/** What most people choose, without typing; each moment once. */
export function usualChoices(now: Date, workingDay: WorkingDay): SnoozeChoice[] {
  const later = new Date(now.getFullYear(), now.getMonth(), now.getDate(), now.getHours() + LATER_HOURS);
  const choices: SnoozeChoice[] = [
    { id: 'later', until: later },
    { id: 'tomorrow', until: inDays(now, 1, MORNING) },
    { id: 'working', until: at(workingDay(now, WORKING_DAYS), MORNING) },
    { id: 'monday', until: nextWeekday(now, 1, MORNING) },
  ];
  const isLate = later.getHours() > LAST_LATER_HOUR || later.getDate() !== now.getDate();
  const said = (index: number): boolean =>
    choices.slice(0, index).some(({ until }) => until.getTime() === choices[index]?.until.getTime());
  return choices.filter(({ id }, index) => !(id === 'later' && isLate) && !said(index));
}

/** When whoever was asked inside answers; at the latest, the working day after they should have. */
export function answerChoice(dueAt: Date, now: Date, workingDay: WorkingDay): SnoozeChoice {
  return { id: 'answer', until: at(workingDay(dueAt > now ? dueAt : now, 1), MORNING) };
}

const AT_MOST_WORKING_DAYS = 10;

/** When something happens that has no date: at the latest in two weeks of work, or the morning of the day before the legal term ends. */
export function eventChoice(
  id: EventChoice,
  now: Date,
  workingDay: WorkingDay,
  legalDay: Date | undefined,
): SnoozeChoice {
  const usual = at(workingDay(now, AT_MOST_WORKING_DAYS), MORNING);
  const last = legalDay && at(new Date(legalDay.getFullYear(), legalDay.getMonth(), legalDay.getDate() - 1), MORNING);
  return { id, until: last && last < usual ? last : usual };
}

/** The moment said by `words`, when it is one and still to come. */
export function readMoment(words: string, now: Date, workingDay: WorkingDay): Date | undefined {
  const text = fold(words).replaceAll(/\s+/g, ' ').trim();
  if (text === '') return undefined;
  const [, day = '', clock = ''] = /^(.*?)(?:(?:^| )(?:a las? |at )?(\d{1,2}(?::\d{2})?)(?: ?h)?)?$/.exec(text) ?? [];
  const time = readClock(clock);
  const found = time && readDay(day, now, workingDay, time);
  // «en 3 h» ends in its unit, «14/10» in a number: read whole when the split makes no sense of it.
  const moment = found ?? readSpan(text, now) ?? readDay(text, now, workingDay, MORNING);
  return moment && moment > now ? moment : undefined;
}

function readClock(text: string): Clock | undefined {
  if (text === '') return MORNING;
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours < 24 && minutes < 60 ? { hours, minutes } : undefined;
}

const DAYS = ['dom', 'lun', 'mar', 'mie', 'jue', 'vie', 'sab'];
const ENGLISH_DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTHS = ['ene|jan', 'feb', 'mar', 'abr|apr', 'may', 'jun', 'jul', 'ago|aug', 'sep', 'oct', 'nov', 'dic|dec'];

function readDay(text: string, now: Date, workingDay: WorkingDay, time: Clock): Date | undefined {
  if (text === '' || /^(hoy|today)$/.test(text)) return at(now, time);
  if (/^(manana|tomorrow)$/.test(text)) return inDays(now, 1, time);
  if (/^(pasado manana|day after tomorrow)$/.test(text)) return inDays(now, 2, time);
  const weekday = /^(?:el |on )?(?:proximo |next )?([a-z]{3,9})$/.exec(text)?.[1]?.slice(0, 3) ?? '';
  const index = Math.max(DAYS.indexOf(weekday), ENGLISH_DAYS.indexOf(weekday));
  if (index >= 0) return nextWeekday(now, index, time);
  const working = /^(?:en |in )?(\d{1,2}) ?(?:d|dias?)? ?(?:h|habiles|habil|laborables|working days?)$/.exec(text)?.[1];
  if (working && !/^(?:en |in )?\d+ ?h$/.test(text)) return at(workingDay(now, Number(working)), time);
  const [, count, unit] = /^(?:en |in )?(\d{1,3}) ?(d|dias?|days?|semanas?|weeks?|sem)$/.exec(text) ?? [];
  if (count && unit) return inDays(now, Number(count) * (/^(s|w)/.test(unit) ? 7 : 1), time);
  return readDate(text, now, time);
}

function readDate(text: string, now: Date, time: Clock): Date | undefined {
  const figures = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2,4}))?$/.exec(text);
  const named = /^(?:el )?(\d{1,2}) (?:de )?([a-z]{3,10})(?: (?:de )?(\d{4}))?$/.exec(text);
  const month = figures
    ? Number(figures[2]) - 1
    : MONTHS.findIndex((names) => names.split('|').includes(named?.[2]?.slice(0, 3) ?? ''));
  const day = Number((figures ?? named)?.[1]);
  if (!day || month < 0 || month > 11) return undefined;
  const year = Number((figures ?? named)?.[3] ?? now.getFullYear());
  const date = new Date(year < 100 ? year + 2000 : year, month, day, time.hours, time.minutes);
  if (date.getDate() !== day) return undefined;
  // Said without a year, a day that has gone is next year's.
  return date > now || (figures ?? named)?.[3]
    ? date
    : new Date(date.getFullYear() + 1, month, day, time.hours, time.minutes);
}

function readSpan(text: string, now: Date): Date | undefined {
  const [, count, unit] =
    /^(?:en |in )?(\d{1,3}) ?(h|hora|horas|hour|hours|min|minuto|minutos|minutes)$/.exec(text) ?? [];
  if (!count || !unit) return undefined;
  const minutes = Number(count) * (unit.startsWith('h') ? 60 : 1);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate(), now.getHours(), now.getMinutes() + minutes);
}

function at(day: Date, { hours, minutes }: Clock): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), hours, minutes);
}

function inDays(now: Date, days: number, { hours, minutes }: Clock): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hours, minutes);
}

/** The next such day after today. */
function nextWeekday(now: Date, weekday: number, time: Clock): Date {
  return inDays(now, (weekday - now.getDay() + 7) % 7 || 7, time);
}
