import { MINUTE_MS } from '../civil.rules.ts';
import { localDay } from '../compiled-calendar.rules.ts';
import type { CompiledCalendar } from '../compiled-calendar.rules.ts';
import { clockTime, duration, shortDate } from '../due-words.rules.ts';
import type { Language } from '../due-words.rules.ts';
import type { ClockUnit } from '../due.rules.ts';
import { notCounted } from '../explain.rules.ts';
import { addCalendarDays, addWorkingDays, workingDaysBetween } from '../working-days.rules.ts';
import type { LegalState } from './legal-clock.rules.ts';

/** What a sentence about a term needs: a row of it will do. */
export interface ExplainedTerm {
  article: string;
  whose: 'company' | 'customer';
  unit: ClockUnit;
  length: number;
  startedAt: Date;
  dueAt: Date;
  metAt: Date | null;
  state: LegalState;
  pausedSince: Date | null;
  pausedUntil: Date | null;
  /** What happens to it when the missing data come. */
  completion: 'restarts' | 'pauses' | null;
}

/** How many units of the term have gone by at an instant: 0 on its first day, more than its length when it is late. Null for hours. */
export function legalDay(term: ExplainedTerm, calendar: CompiledCalendar, at: Date): number | null {
  if (term.unit === 'hour' || term.unit === 'month') return null;
  const left =
    term.unit === 'working_day' ? workingDaysBetween(calendar, at, term.dueAt) : naturalDays(calendar, at, term.dueAt);
  return Math.max(0, term.length - left);
}

/**
 * One sentence on why a term of the law stands where it stands, with its article:
 * «Día 13 de 15 hábiles; empezó el mié 30 dic 2026; acaba el vie 22 ene; no cuentan los fines de semana ni el 6 de enero
 * (Ley 10/2025, art. 17.1)».
 */
export function explainLegal(term: ExplainedTerm, calendar: CompiledCalendar, now: Date, lang: Language): string {
  const said = sentence(term, calendar, now, lang);
  return `${said.charAt(0).toLocaleUpperCase(lang)}${said.slice(1)} (${term.article})`;
}

function sentence(term: ExplainedTerm, calendar: CompiledCalendar, now: Date, lang: Language): string {
  const es = lang === 'es';
  const when = (at: Date): string => moment(at, term.unit, calendar, now, lang);
  const due = when(term.dueAt);
  switch (term.state) {
    case 'cancelled':
      return es ? 'Ya no cuenta para este caso' : 'It no longer counts for this case';
    case 'lapsed':
      return es
        ? `El cliente tenía hasta el ${due} y no ha completado los datos; el caso no se cierra solo`
        : `The customer had until ${due} and has not completed the data; the case does not close by itself`;
    case 'met':
    case 'missed':
      return settled(term, calendar, now, lang);
    case 'paused':
      return paused(term, when, es);
    default:
      if (term.whose === 'customer')
        return es
          ? `El cliente tiene hasta el ${due} para completar los datos`
          : `The customer has until ${due} to complete the data`;
      return now > term.dueAt ? overdue(term, calendar, now, es, due) : running(term, calendar, now, lang);
  }
}

function running(term: ExplainedTerm, calendar: CompiledCalendar, now: Date, lang: Language): string {
  const es = lang === 'es';
  const when = (at: Date): string => moment(at, term.unit, calendar, now, lang);
  const started = legalDay(term, calendar, now) !== 0 || term.length === 0;
  const parts = [
    started ? progress(term, calendar, now, es) : firstDay(term, calendar, now, lang),
    started ? (es ? `empezó el ${when(term.startedAt)}` : `it began on ${when(term.startedAt)}`) : '',
    es ? `acaba el ${when(term.dueAt)}` : `it ends on ${when(term.dueAt)}`,
    term.unit === 'working_day'
      ? notCounted(term.unit, calendar, { from: term.startedAt, to: term.dueAt }, lang)
      : term.unit === 'hour'
        ? es
          ? 'corre también de noche y en festivos'
          : 'it runs at night and on holidays too'
        : '',
  ];
  return parts.filter(Boolean).join('; ');
}

/** Before its first day: the day of the event itself is left out. */
function firstDay(term: ExplainedTerm, calendar: CompiledCalendar, now: Date, lang: Language): string {
  const first =
    term.unit === 'working_day'
      ? addWorkingDays(calendar, term.startedAt, 1)
      : addCalendarDays(calendar, term.startedAt, 1);
  const date = shortDate(calendar, first, now, lang);
  return lang === 'es' ? `Empieza a contar el ${date}` : `It begins to count on ${date}`;
}

function progress(term: ExplainedTerm, calendar: CompiledCalendar, now: Date, es: boolean): string {
  if (term.unit === 'hour') {
    const left = duration(Math.max(0, (term.dueAt.getTime() - now.getTime()) / MINUTE_MS));
    return es ? `Quedan ${left} de ${term.length}\u00A0h` : `${left} left of ${term.length}\u00A0h`;
  }
  const day = legalDay(term, calendar, now);
  if (day === null || term.length === 0) return '';
  const kind = term.unit === 'working_day' ? (es ? 'hábiles' : 'working days') : es ? 'naturales' : 'calendar days';
  return es ? `Día ${day} de ${term.length} ${kind}` : `Day ${day} of ${term.length} ${kind}`;
}

function settled(term: ExplainedTerm, calendar: CompiledCalendar, now: Date, lang: Language): string {
  const es = lang === 'es';
  const when = (at: Date): string => moment(at, term.unit, calendar, now, lang);
  const met = when(term.metAt ?? term.dueAt);
  const due = when(term.dueAt);
  if (term.whose === 'customer')
    return es ? `El cliente completó los datos el ${met}` : `The customer completed the data on ${met}`;
  if (term.state === 'missed')
    return es
      ? `Cumplido el ${met}, fuera de plazo: vencía el ${due}`
      : `Met on ${met}, after its due date: it was due on ${due}`;
  return es ? `Cumplido el ${met}; vencía el ${due}` : `Met on ${met}; it was due on ${due}`;
}

function paused(term: ExplainedTerm, when: (at: Date) => string, es: boolean): string {
  const since = when(term.pausedSince ?? term.startedAt);
  if (term.pausedUntil)
    return es
      ? `En pausa desde el ${since} por la solución ofrecida; sigue el ${when(term.pausedUntil)} como muy tarde`
      : `Paused since ${since} by the solution offered; it goes on by ${when(term.pausedUntil)} at the latest`;
  if (term.completion === 'restarts')
    return es
      ? `En pausa desde el ${since}: empieza de nuevo cuando el cliente complete los datos`
      : `Paused since ${since}: it begins again when the customer completes the data`;
  return es
    ? `En pausa desde el ${since}: sigue cuando el cliente complete los datos`
    : `Paused since ${since}: it goes on when the customer completes the data`;
}

function overdue(term: ExplainedTerm, calendar: CompiledCalendar, now: Date, es: boolean, due: string): string {
  const days = naturalDays(calendar, term.dueAt, now);
  const late =
    days === 0
      ? duration(Math.max(1, (now.getTime() - term.dueAt.getTime()) / MINUTE_MS))
      : `${days} ${es ? (days === 1 ? 'día' : 'días') : days === 1 ? 'day' : 'days'}`;
  return es
    ? `Venció el ${due}, hace ${late}; la obligación de contestar sigue`
    : `It was due on ${due}, ${late} ago; the duty to answer goes on`;
}

function moment(at: Date, unit: ClockUnit, calendar: CompiledCalendar, now: Date, lang: Language): string {
  const date = shortDate(calendar, at, now, lang);
  return unit === 'hour' ? `${date} ${lang === 'es' ? 'a las' : 'at'} ${clockTime(calendar, at, lang)}` : date;
}

function naturalDays(calendar: CompiledCalendar, from: Date, to: Date): number {
  return localDay(calendar, to.getTime()) - localDay(calendar, from.getTime());
}
