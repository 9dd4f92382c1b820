import type { CompiledCalendar } from './compiled-calendar.rules.ts';
import { localDay } from './compiled-calendar.rules.ts';
import { DAY_MS, MINUTE_MS } from './civil.rules.ts';
import { dueLevel } from './due.rules.ts';
import type { Due, DueLevel } from './due.rules.ts';
import { clockTime, duration, shortDate, shortDays, workingDays } from './due-words.rules.ts';
import type { Language } from './due-words.rules.ts';
import { workingDaysBetween } from './working-days.rules.ts';
import { workingMinutesBetween } from './working-time.rules.ts';

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
  if (level === 'overdue') return { level, ...overdue(overdueTime(now, due), lang) };
  if (level === 'normal' || level === 'attention' || level === 'critical')
    return { level, ...left(now, due, calendar, lang) };
  const [chip, label] = SETTLED[level][lang];
  return { level, chip, label };
}

/** How long overdue, as the customer lives it: under a day by the clock, then in whole days. */
export function overdueTime(now: Date, due: Due): string {
  const ms = now.getTime() - due.dueAt.getTime();
  return ms < DAY_MS ? duration(Math.max(1, ms / MINUTE_MS)) : shortDays(Math.floor(ms / DAY_MS));
}

function overdue(time: string, lang: Language): { chip: string; label: string } {
  return { chip: `−${time}`, label: lang === 'es' ? `Vencido hace ${time}` : `${time} overdue` };
}

function left(now: Date, due: Due, calendar: CompiledCalendar, lang: Language): { chip: string; label: string } {
  const natural = localDay(calendar, due.dueAt.getTime()) - localDay(calendar, now.getTime());
  const time = clockTime(calendar, due.dueAt, lang);
  const today = { es: 'Vence hoy', en: 'Due today' }[lang];
  if (due.unit === 'hour') {
    const days = workingDaysBetween(calendar, now, due.dueAt);
    if (natural > 0 && days > 0) return inWorkingDays(days, lang);
    const chip = duration(workingMinutesBetween(calendar, now, due.dueAt));
    const at = { es: `a las ${time}`, en: `at ${time}` }[lang];
    if (natural === 0) return { chip, label: `${today} ${at}` };
    const date = shortDate(calendar, due.dueAt, now, lang);
    return { chip, label: lang === 'es' ? `Vence el ${date} ${at}` : `Due ${date} ${at}` };
  }
  if (natural === 0) return { chip: { es: 'hoy', en: 'today' }[lang], label: today };
  if (due.unit === 'working_day') return inWorkingDays(workingDaysBetween(calendar, now, due.dueAt), lang);
  const days = {
    es: `${natural} ${natural === 1 ? 'día' : 'días'}`,
    en: `${natural} ${natural === 1 ? 'day' : 'days'}`,
  }[lang];
  return { chip: shortDays(natural), label: lang === 'es' ? `Vence en ${days}` : `Due in ${days}` };
}

function inWorkingDays(n: number, lang: Language): { chip: string; label: string } {
  const days = workingDays(n, lang);
  return { chip: shortDays(n), label: lang === 'es' ? `Vence en ${days}` : `Due in ${days}` };
}
