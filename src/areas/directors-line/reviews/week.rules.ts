import type { LocalDate } from '#areas/clocks/index.ts';

const DAY = 86_400_000;

/** The Monday of the week this day is in. */
export function mondayOf(date: string): LocalDate {
  const at = new Date(`${date}T12:00:00Z`);
  return shifted(date, -((at.getUTCDay() + 6) % 7));
}

export function shifted(date: string, days: number): LocalDate {
  const at = Date.parse(`${date}T12:00:00Z`) + days * DAY;
  return new Date(at).toISOString().slice(0, 10) as LocalDate;
}
