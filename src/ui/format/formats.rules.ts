import { minorDigits } from '#platform/money/minor-digits.rules.ts';

/* How Cauce writes numbers, money, dates and lengths of time, in Spanish and in British English. */

export type Locale = 'es' | 'en';

export interface Formats {
  locale: Locale;
  timeZone: string;
  /** Minor units and an ISO currency: `money(128450, 'EUR')` is «1.284,50 €». */
  money(minor: number, currency: string): string;
  number(value: number, decimals?: number): string;
  /** A share: `percent(0.971)` is «97,1 %». */
  percent(share: number, decimals?: number): string;
  /** «mié 14 oct», with the year when it is not this one. */
  date(at: Date, now: Date): string;
  /** «miércoles 14 de octubre»: in full, for customers and screen readers. */
  fullDate(at: Date): string;
  /** «14 de octubre de 2026». */
  longDate(at: Date): string;
  /** «14/10/2026», for exports. */
  shortDate(at: Date): string;
  /** «9:42», 24 hours. */
  time(at: Date): string;
  /** The exact moment with its zone: «mié 14 oct 2026, 9:42:07 CEST». */
  exact(at: Date): string;
  /** What a list shows: «9:42» today, «ayer», «vie 9», «14 oct», «14 oct 2025». */
  listTime(at: Date, now: Date): string;
  /** «hace 6 min», «dentro de 2 h»; from 24 hours on, the date and time. */
  relative(at: Date, now: Date): string;
  /** «1 h 52 min» from minutes; «2 d 3 h» from a day on. */
  duration(minutes: number): string;
  /** «Almacén e Instalaciones». */
  list(items: readonly string[]): string;
}

const INTL: Record<Locale, string> = { es: 'es-ES', en: 'en-GB' };
const NBSP = '\u00a0';
const MINUS = '\u2212';

/** Built once per language and zone: the engine's formatters are dear to make and cheap to use. */
export function createFormats(locale: Locale, timeZone: string): Formats {
  const intl = INTL[locale];
  const clean = (text: string): string => text.replaceAll('\u202f', NBSP).replace(/^-|(?<=\s)-(?=\d)/g, MINUS);
  const numbers = numberFormatters(intl);
  const parts = dateParts(intl, timeZone);
  const full = new Intl.DateTimeFormat(intl, { timeZone, weekday: 'long', day: 'numeric', month: 'long' });
  const long = new Intl.DateTimeFormat(intl, { timeZone, dateStyle: 'long' });
  const short = new Intl.DateTimeFormat(intl, { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' });
  const ago = new Intl.RelativeTimeFormat(intl, { style: 'short', numeric: 'always' });
  const list = new Intl.ListFormat(intl, { type: 'conjunction' });

  const formats: Formats = {
    locale,
    timeZone,
    money: (minor, currency) => clean(numbers.money(minor, currency)),
    number: (value, decimals) => clean(numbers.number(value, decimals)),
    percent: (share, decimals = 1) => clean(numbers.percent(share, decimals)),
    date: (at, now) => {
      const { weekday, day, month, year } = parts(at);
      const base = `${weekday} ${day} ${month}`;
      return year === parts(now).year ? base : `${base} ${year}`;
    },
    fullDate: (at) => full.format(at).replace(',', ''),
    longDate: (at) => long.format(at),
    shortDate: (at) => short.format(at),
    time: (at) => parts(at).time,
    exact: (at) => {
      const { weekday, day, month, year, time, seconds, zone } = parts(at);
      return `${weekday} ${day} ${month} ${year}, ${time}:${seconds} ${zone}`;
    },
    listTime: (at, now) => listTime(locale, parts(at), parts(now), daysBetween(at, now, timeZone)),
    relative: (at, now) => clean(relative(formats, ago, at, now)),
    duration: (minutes) => clean(duration(minutes)),
    list: (items) => list.format(items),
  };
  return formats;
}

function numberFormatters(intl: string) {
  const made = new Map<string, Intl.NumberFormat>();
  function make(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const name = JSON.stringify(options);
    const format = made.get(name) ?? new Intl.NumberFormat(intl, { useGrouping: 'always', ...options });
    made.set(name, format);
    return format;
  }
  return {
    money(minor: number, currency: string): string {
      const format = make({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
      return format.format(minor / 10 ** minorDigits(currency));
    },
    number(value: number, decimals?: number): string {
      const fixed = decimals === undefined ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      return make(fixed).format(value);
    },
    percent(share: number, decimals: number): string {
      return make({ style: 'percent', maximumFractionDigits: decimals }).format(share);
    },
  };
}

interface DateParts {
  weekday: string;
  day: string;
  month: string;
  year: string;
  time: string;
  seconds: string;
  zone: string;
}

/** Put together by hand: the engine's own patterns add commas, «sept» and leading zeros that we do not write. */
function dateParts(intl: string, timeZone: string): (at: Date) => DateParts {
  const format = new Intl.DateTimeFormat(intl, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  return (at) => {
    const found = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes): string => found.get(type) ?? '';
    return {
      weekday: part('weekday').replace('.', ''),
      day: part('day'),
      month: part('month').replace('.', '').slice(0, 3),
      year: part('year'),
      time: `${Number(part('hour'))}:${part('minute')}`,
      seconds: part('second'),
      zone: part('timeZoneName'),
    };
  };
}

const YESTERDAY: Record<Locale, string> = { es: 'ayer', en: 'yesterday' };

function listTime(locale: Locale, at: DateParts, now: DateParts, daysAgo: number): string {
  if (daysAgo === 0) return at.time;
  if (daysAgo === 1) return YESTERDAY[locale];
  if (daysAgo > 1 && daysAgo < 7) return `${at.weekday} ${at.day}`;
  return at.year === now.year ? `${at.day} ${at.month}` : `${at.day} ${at.month} ${at.year}`;
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** Calendar days from `at` to `now` in the zone; negative when it is still to come. */
export function daysBetween(at: Date, now: Date, timeZone: string): number {
  const calendar =
    calendars.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  calendars.set(timeZone, calendar);
  const day = (moment: Date): number => Date.parse(`${calendar.format(moment)}T00:00:00Z`);
  return (day(now) - day(at)) / 86_400_000;
}

const MINUTES_IN_DAY = 1_440;
const NOW: Record<Locale, string> = { es: 'ahora', en: 'now' };

function relative(formats: Formats, ago: Intl.RelativeTimeFormat, at: Date, now: Date): string {
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  if (Math.abs(minutes) >= MINUTES_IN_DAY) return `${formats.date(at, now)}, ${formats.time(at)}`;
  if (minutes === 0) return NOW[formats.locale];
  const said = Math.abs(minutes) < 60 ? ago.format(minutes, 'minute') : ago.format(Math.trunc(minutes / 60), 'hour');
  return said
    .replace('.', '')
    .replace(/\bhr\b/, 'h')
    .replace(/(?<=\d) /, NBSP);
}

function duration(minutes: number): string {
  const whole = Math.round(Math.abs(minutes));
  const sign = minutes < 0 ? '-' : '';
  const days = Math.floor(whole / MINUTES_IN_DAY);
  const hours = Math.floor((whole % MINUTES_IN_DAY) / 60);
  const rest = whole % 60;
  const pair = days > 0 ? [unit(days, 'd'), unit(hours, 'h')] : [unit(hours, 'h'), unit(rest, 'min')];
  const said = pair.filter(Boolean).join(' ');
  return sign + (said || `0${NBSP}min`);
}

function unit(count: number, name: string): string {
  return count > 0 ? `${count}${NBSP}${name}` : '';
}
