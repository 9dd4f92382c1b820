const SHORT_YEAR = 100;
const CENTURY = 2000;

/**
 * A day as people write it, as `YYYY-MM-DD`; null when it is none. Day before month, whatever stands between: «24/12/2026», «24-12-26»,
 * «24.12», «2026-12-24». Without a year it is `today`'s.
 */
export function typedDate(text: string, today: Date): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts = /^(\d{1,2})[\s/.-](\d{1,2})(?:[\s/.-](\d{2}|\d{4}))?$/.exec(text.trim());
  if (!parts) return null;
  const year = parts[3] === undefined ? today.getFullYear() : Number(parts[3]);
  return existing(year < SHORT_YEAR ? CENTURY + year : year, Number(parts[2]), Number(parts[1]));
}

function existing(year: number, month: number, day: number): string | null {
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > lastDay) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
