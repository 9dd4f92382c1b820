import { transact, type House, type PersonActor } from '#platform/work/index.ts';
import { doSome } from './bulk-job.ts';
import { makeBulk } from './bulk.ts';
import { caseReferences } from './bulk.view.ts';

const SOME = 12;

/** Somebody who leads gave a dozen cases that nobody had another priority, all at once. */
export async function loadBulks(house: House, lead: PersonActor): Promise<void> {
  const id = await transact(house, lead, async (work) => {
    const { references } = await caseReferences(work, { view: 'unassigned', ball: 'ours', order: 'due' });
    const some = references.slice(0, SOME);
    return some.length > 0 ? makeBulk(work, { references: some, act: { do: 'priority', priority: 'high' } }) : null;
  });
  if (id) while (await doSome(house, id));
}
