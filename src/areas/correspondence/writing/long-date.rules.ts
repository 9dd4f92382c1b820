import type { Language } from '#platform/i18n/index.ts';

const LOCALES = { es: 'es-ES', en: 'en-GB' } as const;
// Making a formatter costs a hundred times what using one does.
const made = new Map<string, Record<'day' | 'time' | 'zone', Intl.DateTimeFormat>>();

/** «martes 22 de septiembre de 2026 a las 9:42», «Tuesday 22 September 2026 at 09:42», in the zone of the company. */
export function longDate(at: Date, zone: string, language: Language): string {
  const formats = formatsFor(zone, language);
  const time = formats.time.format(at);
  return `${longDay(at, zone, language)} ${language === 'es' ? 'a las' : 'at'} ${time}`;
}

/** The day alone: «martes 22 de septiembre de 2026», for what ends with a day. */
export function longDay(at: Date, zone: string, language: Language): string {
  const day = Object.fromEntries(
    formatsFor(zone, language)
      .day.formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return language === 'es'
    ? `${day.weekday} ${day.day} de ${day.month} de ${day.year}`
    : `${day.weekday} ${day.day} ${day.month} ${day.year}`;
}

/** The zone in words: «hora estándar de Europa central». */
export function zoneName(at: Date, zone: string, language: Language): string {
  return (
    formatsFor(zone, language)
      .zone.formatToParts(at)
      .find((part) => part.type === 'timeZoneName')?.value ?? zone
  );
}

function formatsFor(zone: string, language: Language): Record<'day' | 'time' | 'zone', Intl.DateTimeFormat> {
  const key = `${language} ${zone}`;
  const there = made.get(key);
  if (there) return there;
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: zone });
  const formats = {
    day: format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    time: format({ hour: language === 'es' ? 'numeric' : '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    zone: format({ timeZoneName: 'long' }),
  };
  made.set(key, formats);
  return formats;
}
