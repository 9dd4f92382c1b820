// What silence is usual: the same stretch of the week in each of the last four weeks tells how many contacts it brings.
import { DAY, HOUR } from '#platform/clock/index.ts';

export const WEEKS = 4;
const WEEK = 7 * DAY;
/** With five or more expected, nothing at all happens by chance less than once in a hundred. */
const USUAL = 5;

/** The whole hours that have passed in silence, or null when there is none yet. */
export function silentHours(lastAt: Date, now: Date): { from: number; to: number } | null {
  const from = (Math.floor(lastAt.getTime() / HOUR) + 1) * HOUR;
  const to = Math.floor(now.getTime() / HOUR) * HOUR;
  return to > from ? { from, to } : null;
}

/**
 * Silent longer than usual: in the same hours of the earlier weeks there were always (but for one odd week, a holiday) five
 * contacts or more. `arrivals`: hour → count. Fewer than two weeks of history say nothing yet; a week before `since` is not history.
 */
export function isUnusuallySilent(input: {
  lastAt: Date;
  now: Date;
  since: Date;
  arrivals: ReadonlyMap<number, number>;
}): boolean {
  const hours = silentHours(input.lastAt, input.now);
  if (!hours) return false;
  // A stretch longer than a week would compare silence with itself.
  const to = Math.min(hours.to, hours.from + WEEK);
  const counts: number[] = [];
  for (let week = 1; week <= WEEKS; week += 1) {
    if (hours.from - week * WEEK < input.since.getTime()) break;
    let count = 0;
    for (let hour = hours.from; hour < to; hour += HOUR) count += input.arrivals.get(hour - week * WEEK) ?? 0;
    counts.push(count);
  }
  if (counts.length < 2) return false;
  const sorted = counts.toSorted((a, b) => a - b);
  return (counts.length > 2 ? (sorted[1] as number) : (sorted[0] as number)) >= USUAL;
}
