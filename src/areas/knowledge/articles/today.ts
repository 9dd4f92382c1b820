import { localDateOf } from '#areas/clocks/index.ts';
import { calendarFor } from '#areas/organisation/index.ts';
import type { Work } from '#platform/work/index.ts';

/** Today where the company is: the day by which articles come due. */
export async function todayOf({ db, now }: Pick<Work, 'db' | 'now'>): Promise<string> {
  return localDateOf((await calendarFor(db, null)).calendar, now);
}
