import type { House } from '#platform/work/index.ts';
import { system, transact } from '#platform/work/index.ts';
import type { Chance } from './chance.ts';
import { arrivals } from './course.ts';
import { sampleCase } from './history.ts';
import type { SampleCompany } from './sample-case.ts';
import { insertRows, takeNumbers } from './load.store.ts';
import { rowsOf, type Rows } from './rows.ts';

export { makeChance, type Chance } from './chance.ts';
export { attendArrivals, loadDrafts } from './desk.ts';
export { CASE_TABLES } from './load.store.ts';
export { loadLaw } from './law.ts';
export { loadPutOff } from '../circuits/consulting/world.ts';
export { loadBulks } from '../bulk/world.ts';
export { loadFamily } from '../family/world.ts';
export { loadMerges } from '../merging/world.ts';
export { loadPendingProposals } from './proposing.ts';
export { loadSavedViews } from '../views/world.ts';
export { loadTemplates } from '../templates/world.ts';
export type { SampleCompany, SampleCustomer } from './sample-case.ts';

const BATCH = 1_000;

export interface SampleCases {
  cases: number;
  months: number;
  prefix: string;
  onProgress?: (done: number) => void;
}

/** Loads `cases` cases of the last `months`, oldest first, in batches; each is as if the verbs had been used day by day. */
export async function loadCases(
  house: House,
  company: SampleCompany,
  chance: Chance,
  { cases, months, prefix, onProgress }: SampleCases,
): Promise<void> {
  const times = arrivals(cases, months, company.now, chance);
  const numbers = await takeNumbers(house.database.db, cases);
  const rowsFrom = (start: number): Rows => {
    const rows: Rows = {};
    times.slice(start, start + BATCH).forEach((at, i) => {
      const made = rowsOf(sampleCase(at, company, chance), `${prefix}-${numbers[start + i]}`, company, chance);
      for (const [table, list] of Object.entries(made)) (rows[table] ??= []).push(...list);
    });
    return rows;
  };
  let rows = rowsFrom(0);
  for (let done = 0; done < cases; done += BATCH) {
    const batch = rows;
    const kept = transact(house, system('demo'), async (work) => {
      await insertRows(work.db, batch);
      work.pokes.add('log');
    });
    // The next batch is written down here while the database keeps this one.
    rows = rowsFrom(done + BATCH);
    await kept;
    onProgress?.(Math.min(done + BATCH, cases));
  }
}
