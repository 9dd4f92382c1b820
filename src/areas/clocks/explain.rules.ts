import { civilOf, weekdayIndex, WEEKDAYS } from './civil.rules.ts';
import type { Weekday } from './civil.rules.ts';
import { localDay } from './compiled-calendar.rules.ts';
import type { CompiledCalendar } from './compiled-calendar.rules.ts';
import { dueLeft, dueLevel } from './due.rules.ts';
import type { Due } from './due.rules.ts';
import { dueState, overdueTime } from './due-state.rules.ts';
import { clockTime, duration, list, LONG_DAYS, LONG_MONTHS, shortDate, workingDays } from './due-words.rules.ts';
import type { Language } from './due-words.rules.ts';
import { workingDaysBetween } from './working-days.rules.ts';
import { workingMinutesBetween } from './working-time.rules.ts';

const MOST_DATES_NAMED = 3;

/**
 * One sentence on why a clock stands where it stands:
 * «Vence el mié 14 oct a las 13:00; quedan 6 h de trabajo; no cuentan el fin de semana ni el 12 de octubre».
 */
export function explain(due: Due, calendar: CompiledCalendar, now: Date, lang: Language): string {
  const level = dueLevel(now, due);
  const when = moment(due.dueAt, due, calendar, now, lang);
  if (level === 'met' || level === 'late') return settled(due, calendar, now, lang, when);
  if (level === 'paused') return { es: 'En pausa: espera al cliente', en: 'Paused: waiting for the customer' }[lang];
  if (level === 'cancelled') return dueState(now, due, calendar, lang).label;
  if (level === 'overdue') {
    const time = overdueTime(dueLeft(now, due, calendar));
    return lang === 'es' ? `Venció el ${when}, hace ${time}` : `Was due ${when}, ${time} ago`;
  }
  const parts = [lang === 'es' ? `Vence el ${when}` : `Due ${when}`, remaining(due, calendar, now, lang)];
  if (due.unit === 'hour' || due.unit === 'working_day')
    parts.push(notCounted(due.unit, calendar, { from: now, to: due.dueAt }, lang));
  return parts.filter(Boolean).join('; ');
}

function settled(due: Due, calendar: CompiledCalendar, now: Date, lang: Language, when: string): string {
  const { label } = dueState(now, due, calendar, lang);
  const met = due.metAt
    ? ` ${lang === 'es' ? 'el ' : ''}${moment(due.metAt, { unit: 'hour' }, calendar, now, lang)}`
    : '';
  return lang === 'es' ? `${label}${met}; vencía el ${when}` : `${label}${met}; it was due ${when}`;
}

function moment(at: Date, { unit }: Pick<Due, 'unit'>, calendar: CompiledCalendar, now: Date, lang: Language): string {
  const date = shortDate(calendar, at, now, lang);
  if (unit !== 'hour') return date;
  return `${date} ${{ es: 'a las', en: 'at' }[lang]} ${clockTime(calendar, at, lang)}`;
}

function remaining(due: Due, calendar: CompiledCalendar, now: Date, lang: Language): string {
  if (due.unit === 'hour') {
    const minutes = workingMinutesBetween(calendar, now, due.dueAt);
    const time = duration(minutes);
    if (lang === 'en') return `${time} of working time left`;
    const one = minutes >= 1 && minutes < 2 ? 'queda' : Math.floor(minutes) === 60 ? 'queda' : 'quedan';
    return `${one} ${time} de trabajo`;
  }
  if (due.unit !== 'working_day') return '';
  const days = workingDaysBetween(calendar, now, due.dueAt);
  if (days === 0) return '';
  const words = workingDays(days, lang);
  return lang === 'es' ? `${days === 1 ? 'queda' : 'quedan'} ${words}` : `${words} left`;
}

/** The closed days of a stretch, by their reason: the week's own first, then each date. Empty when all of them count. */
export function notCounted(
  unit: Due['unit'],
  calendar: CompiledCalendar,
  { from, to }: { from: Date; to: Date },
  lang: Language,
): string {
  const weekly = new Map<Weekday, number>();
  const dates: number[] = [];
  const closed =
    unit === 'hour' ? (day: number) => calendar.hoursOn(day).length === 0 : (day: number) => !calendar.worksOn(day);
  const last = localDay(calendar, to.getTime());
  for (let day = localDay(calendar, from.getTime()) + 1; day <= last; day++) {
    if (!closed(day)) continue;
    const weekday = WEEKDAYS[weekdayIndex(day)] as Weekday;
    if (closedEveryWeek(unit, calendar, weekday)) weekly.set(weekday, (weekly.get(weekday) ?? 0) + 1);
    else dates.push(day);
  }
  const reasons = [...weekWords(weekly, lang), ...dateWords(dates, lang)];
  if (reasons.length === 0) return '';
  if (lang === 'es')
    return `no ${reasons.length === 1 && single(weekly, dates) ? 'cuenta' : 'cuentan'} ${list(reasons, 'ni')}`;
  return `${list(reasons, 'and')} ${reasons.length === 1 && single(weekly, dates) ? "doesn't" : "don't"} count`;
}

function closedEveryWeek(unit: Due['unit'], calendar: CompiledCalendar, weekday: Weekday): boolean {
  return unit === 'hour' ? calendar.source.week[weekday].length === 0 : !calendar.source.workingDays.includes(weekday);
}

/** One thing left out takes a singular verb: one weekend, one Sunday, one date. */
function single(weekly: Map<Weekday, number>, dates: number[]): boolean {
  return dates.length === 1 || [...weekly.values()].every((times) => times === 1);
}

function weekWords(weekly: Map<Weekday, number>, lang: Language): string[] {
  const words: string[] = [];
  const rest = new Map(weekly);
  if (rest.has('sat') && rest.has('sun')) {
    const many = Math.max(rest.get('sat') as number, rest.get('sun') as number) > 1;
    words.push(lang === 'es' ? (many ? 'los fines de semana' : 'el fin de semana') : many ? 'weekends' : 'the weekend');
    rest.delete('sat');
    rest.delete('sun');
  }
  for (const [weekday, times] of rest) {
    const plural = LONG_DAYS[lang][WEEKDAYS.indexOf(weekday)] as string;
    if (lang === 'es')
      words.push(times > 1 ? plural : plural.replace(/^los /, 'el ').replace(/(ábado|omingo)s$/, '$1'));
    else words.push(times > 1 ? plural : plural.replace(/s$/, ''));
  }
  return words;
}

function dateWords(days: number[], lang: Language): string[] {
  const named = days.slice(0, days.length > MOST_DATES_NAMED ? MOST_DATES_NAMED - 1 : MOST_DATES_NAMED);
  const words = named.map((day) => {
    const { month, day: number } = civilOf(day);
    const name = LONG_MONTHS[lang][month - 1];
    return lang === 'es' ? `el ${number} de ${name}` : `${number} ${name}`;
  });
  const others = days.length - named.length;
  if (others > 0) words.push(lang === 'es' ? `otros ${others} días` : `${others} more days`);
  return words;
}
