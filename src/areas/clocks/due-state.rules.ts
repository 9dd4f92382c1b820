import type { CompiledCalendar } from './compiled-calendar.rules.ts';
import { localDay } from './compiled-calendar.rules.ts';
import { dueLeft, dueLevel } from './due.rules.ts';
import type { Due, DueLeft, DueLevel } from './due.rules.ts';
import { clockTime, duration, shortDate, shortDays, workingDays } from './due-words.rules.ts';
import type { Language } from './due-words.rules.ts';

/** What a clock's chip shows: its level (colour and icon), the short words inside and the full ones for its name. */
export interface DueState {
  level: DueLevel;
  chip: string;
  label: string;
}

const SETTLED: Record<'paused' | 'met' | 'late' | 'cancelled', Record<Language, [chip: string, label: string]>> = {
  paused: { es: ['pausa', 'En pausa'], en: ['paused', 'Paused'] },
  met: { es: ['cumplido', 'Cumplido'], en: ['met', 'Met'] },
  late: { es: ['tarde', 'Cumplido fuera de plazo'], en: ['late', 'Met after its due date'] },
  cancelled: { es: ['sin efecto', 'Sin efecto'], en: ['cancelled', 'Cancelled'] },
};

export function dueState(now: Date, due: Due, calendar: CompiledCalendar, lang: Language): DueState {
  const level = dueLevel(now, due);
  const left = dueLeft(now, due, calendar);
  if (level === 'overdue') return { level, ...overdue(overdueTime(left), lang) };
  if (level === 'normal' || level === 'attention' || level === 'critical')
    return { level, ...remaining(left, due, calendar, now, lang) };
  const [chip, label] = SETTLED[level][lang];
  return { level, chip, label };
}

/** How long overdue, as the customer lives it: under a day by the clock, then in whole days. */
export function overdueTime({ unit, n }: DueLeft): string {
  return unit === 'minutes' ? duration(-n) : shortDays(-n);
}

function overdue(time: string, lang: Language): { chip: string; label: string } {
  return { chip: `−${time}`, label: lang === 'es' ? `Vencido hace ${time}` : `${time} overdue` };
}

function remaining(
  left: DueLeft,
  { dueAt }: Due,
  calendar: CompiledCalendar,
  now: Date,
  lang: Language,
): { chip: string; label: string } {
  const today = { es: 'Vence hoy', en: 'Due today' }[lang];
  if (left.unit === 'minutes') {
    const at = { es: `a las ${clockTime(calendar, dueAt, lang)}`, en: `at ${clockTime(calendar, dueAt, lang)}` }[lang];
    const chip = duration(left.n);
    if (localDay(calendar, dueAt.getTime()) === localDay(calendar, now.getTime()))
      return { chip, label: `${today} ${at}` };
    const date = shortDate(calendar, dueAt, now, lang);
    return { chip, label: lang === 'es' ? `Vence el ${date} ${at}` : `Due ${date} ${at}` };
  }
  if (left.n === 0) return { chip: { es: 'hoy', en: 'today' }[lang], label: today };
  const days = left.unit === 'working-days' ? workingDays(left.n, lang) : naturalDays(left.n, lang);
  return { chip: shortDays(left.n), label: lang === 'es' ? `Vence en ${days}` : `Due in ${days}` };
}

function naturalDays(n: number, lang: Language): string {
  return { es: `${n} ${n === 1 ? 'día' : 'días'}`, en: `${n} ${n === 1 ? 'day' : 'days'}` }[lang];
}
