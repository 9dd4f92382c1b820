/* A day (`YYYY-MM-DD`) and a time as people write it («9», «9:30», «17.45»), on the wall of whoever reads them. */

export const MORNING = '9:00';

/** Nothing when either is not one. */
export function momentAt(day: string | null, clock: string): Date | undefined {
  const [, year, month, date] = (/^(\d{4})-(\d{2})-(\d{2})/.exec(day ?? '') ?? []).map(Number);
  const [, hours, minutes = 0] = (/^\s*(\d{1,2})(?:[:.h](\d{2}))?\s*h?\s*$/.exec(clock) ?? []).map((part) =>
    part === undefined ? undefined : Number(part),
  );
  if (!year || !month || !date || hours === undefined || hours > 23 || minutes > 59) return undefined;
  return new Date(year, month - 1, date, hours, minutes);
}
