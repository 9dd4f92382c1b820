import type { CompiledCalendar } from '#areas/clocks/index.ts';
import { companyInUse } from '#areas/organisation/index.ts';
import type { Db } from '#platform/db/index.ts';
import { settingsOf, takenSlots, uncovered } from './line.store.ts';
import { awayAt, freeSlots } from './slots.rules.ts';

/** The moments a customer may choose now; `evenTaken` to tell what was never offered from what somebody else has by now. */
export async function offeredSlots(
  db: Db,
  calendar: CompiledCalendar,
  now: Date,
  { evenTaken = false }: { evenTaken?: boolean } = {},
): Promise<Date[]> {
  const [settings, taken, { absences, duties }] = [
    await settingsOf(db),
    evenTaken ? [] : await takenSlots(db, now),
    await uncovered(db, (await companyInUse(db)).directorId, now),
  ];
  return freeSlots(calendar, settings, taken, now, awayAt(absences, duties));
}
