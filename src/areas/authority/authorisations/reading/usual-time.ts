import { workingMinutesBetween } from '#areas/clocks/index.ts';
import { calendarFor } from '#areas/organisation/index.ts';
import type { Db } from '#platform/db/index.ts';
import { medianOf } from '../asking/times.rules.ts';
import { latestDecisions } from './usual.store.ts';

export interface UsualTime {
  /** Service minutes, the median. */
  minutes: number;
  n: number;
}

/** How long some people usually take to decide, over their latest hundred decisions; whoever has decided nothing is not in it. */
export async function usualTimes(db: Db, personIds: readonly string[]): Promise<Map<string, UsualTime>> {
  if (personIds.length === 0) return new Map();
  const [taken, { calendar }] = await Promise.all([latestDecisions(db, personIds), calendarFor(db, null)]);
  const byPerson = Map.groupBy(taken, ({ personId }) => personId);
  return new Map(
    [...byPerson].map(([personId, all]) => {
      const minutes = medianOf(all.map((one) => workingMinutesBetween(calendar, one.askedAt, one.decidedAt))) ?? 0;
      return [personId, { minutes: Math.max(1, Math.round(minutes)), n: all.length }] as const;
    }),
  );
}
