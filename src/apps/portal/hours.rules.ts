import type { Slot, WorkingCalendar } from '#areas/clocks/index.ts';
import type { Language } from '#platform/i18n/index.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
// 2024-01-01 was a Monday: only used to ask the locale for the names of days.
const dayName = (index: number, lang: Language): string =>
  new Intl.DateTimeFormat(lang === 'es' ? 'es-ES' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1 + index),
  );

/** Days with the same hours together: «lunes a viernes» 9:00–14:00 y 16:00–19:00. */
export function weeklyHours(
  calendar: WorkingCalendar,
  lang: Language,
  closed: string,
): { days: string; slots: string }[] {
  return weekRows(
    DAYS.map((day) => slotsText(calendar.week[day] ?? [], lang)),
    lang,
    closed,
  );
}

/** The same from the words of each day, Monday first; a day without any is closed. */
export function weekRows(week: readonly string[], lang: Language, closed: string): { days: string; slots: string }[] {
  const rows: { from: number; to: number; slots: string }[] = [];
  week.forEach((words, index) => {
    const slots = words || closed;
    const last = rows.at(-1);
    if (last?.slots === slots) last.to = index;
    else rows.push({ from: index, to: index, slots });
  });
  const join = lang === 'es' ? 'a' : 'to';
  return rows.map((row) => ({
    days: row.from === row.to ? dayName(row.from, lang) : `${dayName(row.from, lang)} ${join} ${dayName(row.to, lang)}`,
    slots: row.slots,
  }));
}

export function slotsText(slots: readonly Slot[], lang: Language): string {
  return slots.map((slot) => `${trim(slot.from)}–${trim(slot.to)}`).join(lang === 'es' ? ' y ' : ' and ');
}

function trim(time: string): string {
  return time.replace(/^0(\d)/, '$1');
}

/** The next full holidays, at most six, from today on. */
export function nextHolidays(
  calendar: WorkingCalendar,
  today: string,
  lang: Language,
): { date: string; name: string }[] {
  return calendar.holidays
    .filter((holiday) => holiday.kind === 'full' && holiday.date >= today)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .slice(0, 6)
    .map((holiday) => ({ date: holiday.date, name: holiday.name[lang] }));
}
