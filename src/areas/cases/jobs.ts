import { z } from 'zod';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { system, transact, type Work } from '#platform/work/index.ts';
import { teamCalendar } from './course/calendars.ts';
import { lockWithSurvivor } from './course/lock.ts';
import { settle } from './course/settle.ts';
import { countedOn } from './course/target.store.ts';
import { clockedCases, openCasesOf } from './reactions.store.ts';
import { handOver } from './sweep/hand-over.ts';

const BATCH = 50;

/** Cases of somebody who left get new hands at once; the sweep would find them within a minute. */
export const handOverOf = defineJob({
  name: 'cases.hand_over',
  payload: z.object({ personId: z.string() }),
  async run(house, { personId }) {
    for (const caseId of await openCasesOf(house.database.db, personId))
      await transact(house, system('sweep'), (work) => handOver(work, caseId, 'owner_disabled'));
  },
});

interface MoveClocks {
  teamIds: string[];
  after: string | null;
}

/** After a change of calendar the open cases of these teams count on it from now on; a batch at a time. */
export const moveClocks = defineJob<MoveClocks>({
  name: 'cases.move_clocks',
  payload: z.object({ teamIds: z.array(z.string()), after: z.string().nullable() }),
  async run(house, { teamIds, after }) {
    const ids = await clockedCases(house.database.db, teamIds, after, BATCH);
    for (const caseId of ids) await transact(house, system('clocks'), (work) => moveClocksOf(work, caseId));
    const last = ids.at(-1);
    if (ids.length === BATCH && last)
      await transact(house, system('clocks'), (work) => enqueue(work, moveClocks, { teamIds, after: last }));
  },
});

async function moveClocksOf(work: Work, caseId: string): Promise<void> {
  const state = await lockWithSurvivor(work, caseId);
  const { ref } = await teamCalendar(work.db, state.teamId);
  const last = await countedOn(work.db, caseId);
  if (last?.id === ref.id && last.version === ref.version) return;
  await settle(work, state, 'case.clocks_moved', { calendar: [ref.id, ref.version] });
}
