import { firstLegalDueOf } from '#areas/clocks/index.ts';
import { addMs, DAY } from '#platform/clock/index.ts';
import { transact, type House, type PersonActor } from '#platform/work/index.ts';
import { listCases } from '../../reading/list.ts';
import { snooze } from '../../verbs/snooze.ts';

/** One case that waits for an area is out of sight until that area answers, two days at most; not one whose legal term ends by then. */
export async function loadPutOff(house: House, lead: PersonActor): Promise<void> {
  await transact(house, lead, async (work) => {
    const { cases } = await listCases(work, { view: 'all', ball: 'inside', order: 'due', limit: 50 });
    const until = addMs(work.now, 2 * DAY);
    for (const { id, reference, waitsFor } of cases) {
      if (waitsFor?.kind !== 'area') continue;
      const legal = await firstLegalDueOf(work.db, id);
      if (legal && legal <= addMs(until, DAY)) continue;
      await snooze(work, reference, until, 'answer');
      break;
    }
  });
}
