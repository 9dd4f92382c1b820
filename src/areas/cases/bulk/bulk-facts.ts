import { instantAt, localDateOf } from '#areas/clocks/index.ts';
import { calendarFor } from '#areas/organisation/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { BulkFacts } from './bulk.rules.ts';
import { factsOfCases, type FoundFacts } from './bulk.store.ts';

type Calendar = Awaited<ReturnType<typeof calendarFor>>['calendar'];

/** Cases as far as doing something to many goes, by id. Each team's calendar is asked for once. */
export async function bulkFacts(work: Work, which: Parameters<typeof factsOfCases>[2]): Promise<BulkFacts[]> {
  const calendars = new Map<string | null, Calendar>();
  const facts: BulkFacts[] = [];
  for (const { legalDueAt, ...found } of await factsOfCases(work.db, work.actor, which))
    facts.push({ ...found, snoozeEnds: legalDueAt && (await snoozeEnds(work, calendars, found, legalDueAt)) });
  return facts;
}

/** A case comes back the day before its legal term ends, at the latest. */
async function snoozeEnds(
  { db }: Work,
  calendars: Map<string | null, Calendar>,
  { teamId }: Pick<FoundFacts, 'teamId'>,
  legalDueAt: Date,
): Promise<Date> {
  const calendar = calendars.get(teamId) ?? (await calendarFor(db, teamId)).calendar;
  calendars.set(teamId, calendar);
  return instantAt(calendar, localDateOf(calendar, legalDueAt), '00:00');
}
