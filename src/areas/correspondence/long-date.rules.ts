import type { Language } from '#platform/i18n/index.ts';

/** «martes 22 de septiembre de 2026 a las 9:42», «Tuesday 22 September 2026 at 09:42», in the zone of the company. */
export function longDate(at: Date, zone: string, language: Language): string {
  const spanish = language === 'es';
  const day = parts(at, spanish ? 'es-ES' : 'en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: zone });
  const time = new Intl.DateTimeFormat(spanish ? 'es-ES' : 'en-GB', { hour: spanish ? 'numeric' : '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(at);
  return spanish ? `${day.weekday} ${day.day} de ${day.month} de ${day.year} a las ${time}` : `${day.weekday} ${day.day} ${day.month} ${day.year} at ${time}`;
}

/** The zone in words: «hora estándar de Europa central». */
export function zoneName(at: Date, zone: string, language: Language): string {
  return parts(at, language === 'es' ? 'es-ES' : 'en-GB', { timeZoneName: 'long', timeZone: zone }).timeZoneName ?? zone;
}

function parts(at: Date, locale: string, options: Intl.DateTimeFormatOptions): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  return Object.fromEntries(new Intl.DateTimeFormat(locale, options).formatToParts(at).map((part) => [part.type, part.value]));
}
