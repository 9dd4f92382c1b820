import { record } from '#platform/log/index.ts';
import { system, transact, type House, type Work } from '#platform/work/index.ts';
import { endWait, tellLateLegal } from '../legal/sweep-legal.ts';
import { endedWaits, lateLegalClocks } from '../legal/legal.store.ts';
import { lockCase } from '../course/case.store.ts';
import { dueSnoozes } from '../course/snooze.store.ts';
import { wakeCase } from '../verbs/wake.ts';
import { handOver } from './hand-over.ts';
import { claimLate, lateTargets, strandedCases } from './handover.store.ts';

export { limbo } from './handover.store.ts';

const BATCH = 500;

export interface Swept {
  woken: number;
  late: number;
  handedOver: number;
}

/**
 * Invariant 6, each minute: due snoozes wake, clocks that passed their date are told, and cases in no hands get some. A case at a
 * time, each in its own transaction and looked at again under its lock: several processes may sweep at once, and one bad case
 * stops no other.
 */
export async function sweepCases(house: House): Promise<Swept> {
  const { db } = house.database;
  const now = house.clock.now();
  const woken = await each(house, await dueSnoozes(db, now, BATCH), (caseId) => (work) => wakeDue(work, caseId));
  const late = await each(house, await lateTargets(db, now, BATCH), (target) => async (work) => {
    if (!(await claimLate(work, target.id))) return false;
    record(work, ['case', target.caseId], 'case.target_missed', { kind: target.kind, due: target.dueAt.toISOString() });
    return true;
  });
  const lateLegal = await each(
    house,
    await lateLegalClocks(db, now, BATCH),
    (clock) => (work) => tellLateLegal(work, clock),
  );
  await each(house, await endedWaits(db, now, BATCH), (wait) => (work) => endWait(work, wait));
  const handedOver = await each(
    house,
    await strandedCases(db, now, BATCH),
    ({ caseId, why }) =>
      (work) =>
        handOver(work, caseId, why),
  );
  return { woken, late: late + lateLegal, handedOver };
}

async function wakeDue(work: Work, caseId: string): Promise<boolean> {
  const state = await lockCase(work, { id: caseId });
  if (!state.snoozedUntil || state.snoozedUntil > work.now) return false;
  await wakeCase(work, state, 'date');
  return true;
}

async function each<T>(
  house: House,
  things: readonly T[],
  step: (thing: T) => (work: Work) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  for (const thing of things) {
    try {
      if (await transact(house, system('sweep'), step(thing))) done += 1;
    } catch (error) {
      house.log.error({ part: 'sweep', err: error }, 'one case could not be swept; the others were');
    }
  }
  return done;
}
