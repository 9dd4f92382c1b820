import type { Language } from '#platform/i18n/index.ts';

const LOCALE = { es: 'es-ES', en: 'en-GB' } as const;

/** «miércoles 14 de octubre» / «Wednesday 14 October»; with time «… a las 9:42». In full, as customers' texts are. */
export function longDate(at: Date, zone: string, lang: Language, options: { time?: boolean } = {}): string {
  const parts = partsOf(at, zone, lang);
  const day =
    lang === 'es' ? `${parts.weekday} ${parts.day} de ${parts.month}` : `${parts.weekday} ${parts.day} ${parts.month}`;
  if (!options.time) return day;
  const time = new Intl.DateTimeFormat(LOCALE[lang], {
    hour: lang === 'es' ? 'numeric' : '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(at);
  return lang === 'es' ? `${day} a las ${time}` : `${day} at ${time}`;
}

function partsOf(at: Date, zone: string, lang: Language): Record<string, string> {
  const format = new Intl.DateTimeFormat(LOCALE[lang], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: zone,
  });
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
}

/** 12 KB, 3,4 MB. */
export function fileSize(bytes: number, lang: Language): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1_000)), 'KB'] : [bytes / 1_000_000, 'MB'];
  return `${new Intl.NumberFormat(LOCALE[lang], { maximumFractionDigits: 1 }).format(value)}\u00A0${unit}`;
}
