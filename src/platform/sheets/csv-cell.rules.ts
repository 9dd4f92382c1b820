import type { Language } from '../i18n/index.ts';

/* What a spreadsheet makes of text: see CSV injection (OWASP). */

/** A cell as a spreadsheet must read it: words that begin like a formula are kept from being one, and all stand on one line. */
export function csvCell(value: string): string {
  const line = value.replaceAll(/\r\n|[\r\n\u2028\u2029]/g, ' ');
  return /^[=+\-@\t\r\n]/.test(value) || /^[=+\-@\t]/.test(line.trimStart()) ? `'${line}` : line;
}

export function csvNumber(value: number, language: Language): string {
  const plain = String(value);
  return language === 'es' ? plain.replace('.', ',') : plain;
}

/** `22/11/2026 17:05`, which a spreadsheet takes for a date in both languages of ours. */
export function csvDate(wall: Date): string {
  const [year, month, day, hour, minute] = wall.toISOString().split(/[-T:]/);
  return `${day}/${month}/${year} ${hour}:${minute}`;
}

/** Moments as the clock on the wall of that zone shows them, to the minute; their UTC members are that hour. */
export function wallTime(zone: string): (at: Date) => Date {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
    return new Date(Date.UTC(year, month - 1, day, hour, minute));
  };
}
