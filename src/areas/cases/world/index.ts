import type { House } from '#platform/work/index.ts';
import { system, transact } from '#platform/work/index.ts';
import type { Chance } from './chance.ts';
import { arrivals } from './course.ts';
import { sampleCase, type SampleCompany } from './history.ts';
import { insertRows, takeNumbers } from './load.store.ts';
import { rowsOf, type Rows } from './rows.ts';

export { makeChance, type Chance } from './chance.ts';
export type { SampleCompany, SampleCustomer } from './history.ts';

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
  for (let done = 0; done < cases; done += BATCH) {
    const batch = times.slice(done, done + BATCH);
    await transact(house, system('demo'), async (work) => {
      const numbers = await takeNumbers(work.db, batch.length);
      const rows: Rows = {};
      batch.forEach((at, i) => {
        for (const [table, list] of Object.entries(
          rowsOf(sampleCase(at, company, chance), `${prefix}-${numbers[i]}`, company, chance),
        ))
          (rows[table] ??= []).push(...list);
      });
      await insertRows(work.db, rows);
      work.pokes.add('log');
    });
    onProgress?.(Math.min(done + BATCH, cases));
  }
}
