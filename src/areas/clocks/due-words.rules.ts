import { civilOf, DAY_MS, weekdayIndex } from './civil.rules.ts';
import { localDay } from './compiled-calendar.rules.ts';
import type { CompiledCalendar } from './compiled-calendar.rules.ts';
import { wallOf } from './zone.rules.ts';

export type Language = 'es' | 'en';

/** A number and its unit never part at the end of a line. */
const JOIN = '\u00A0';

const SHORT_DAYS = {
  es: ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const SHORT_MONTHS = {
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],
};
export const LONG_MONTHS = {
  es: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};
/** Weekdays in full, plural: «los lunes», "Mondays". */
export const LONG_DAYS = {
  es: ['los lunes', 'los martes', 'los miércoles', 'los jueves', 'los viernes', 'los sábados', 'los domingos'],
  en: ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'],
};

/** «mié 14 oct», with the year when it is not this one. */
export function shortDate(calendar: CompiledCalendar, at: Date, now: Date, lang: Language): string {
  const day = localDay(calendar, at.getTime());
  const { year, month, day: number } = civilOf(day);
  const sameYear = year === civilOf(localDay(calendar, now.getTime())).year;
  const words = `${SHORT_DAYS[lang][weekdayIndex(day)]} ${number} ${SHORT_MONTHS[lang][month - 1]}`;
  return sameYear ? words : `${words} ${year}`;
}

/** «13:00», «9:05» in Spanish; "13:00", "09:05" in English. */
export function clockTime(calendar: CompiledCalendar, at: Date, lang: Language): string {
  const wall = wallOf(calendar.zone, at.getTime());
  const minutes = Math.floor((wall - Math.floor(wall / DAY_MS) * DAY_MS) / 60_000);
  const hours = String(Math.floor(minutes / 60));
  return `${lang === 'en' ? hours.padStart(2, '0') : hours}:${String(minutes % 60).padStart(2, '0')}`;
}

/** «6 h», «45 min», «1 h 10 min»: the same in both languages. Seconds are left out. */
export function duration(minutes: number): string {
  const whole = Math.floor(minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return `${rest}${JOIN}min`;
  return rest === 0 ? `${hours}${JOIN}h` : `${hours}${JOIN}h ${rest}${JOIN}min`;
}

/** «2 días hábiles», "1 working day". */
export function workingDays(n: number, lang: Language): string {
  if (lang === 'es') return `${n}${JOIN}${n === 1 ? 'día hábil' : 'días hábiles'}`;
  return `${n}${JOIN}${n === 1 ? 'working day' : 'working days'}`;
}

/** «2 d». */
export function shortDays(n: number): string {
  return `${n}${JOIN}d`;
}

/** «a, b ni c», "a, b and c". */
export function list(parts: readonly string[], last: string): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;
}
