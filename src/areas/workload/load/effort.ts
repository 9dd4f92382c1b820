import { CASE_TYPES } from '#areas/cases/contract.ts';
import { addMs, DAY } from '#platform/clock/index.ts';
import type { Db } from '#platform/db/index.ts';
import { record } from '#platform/log/index.ts';
import { transact, system, type House, type Work } from '#platform/work/index.ts';
import { keepDefault, keptEfforts, measureEfforts } from './effort.store.ts';
import { effortOf, type CaseType, type Effort } from './load.rules.ts';

const MEASURED_OVER_MS = 90 * DAY;

export async function effortsOf(db: Db): Promise<Map<CaseType, Effort>> {
  const { measured, company } = await keptEfforts(db);
  return new Map(CASE_TYPES.map((type) => [type, effortOf(type, measured.get(type), company.get(type))]));
}

/** Each night: what a case takes, read from the log of the last three months. */
export async function measureEffort(house: House): Promise<void> {
  await transact(house, system('workload'), async ({ db, now }) =>
    measureEfforts(db, addMs(now, -MEASURED_OVER_MS), now),
  );
}

export async function setEffort(work: Work, type: CaseType, minutes: number | null): Promise<Effort> {
  await keepDefault(work, type, minutes);
  record(work, ['workload', 'effort'], 'effort.set', { type, minutes });
  return (await effortsOf(work.db)).get(type) as Effort;
}
