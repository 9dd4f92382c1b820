import { peopleByIds } from '#areas/identity/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { ExecutionListRow } from './contract.ts';
import { personActing } from '../person-acting.ts';
import { viewExecution } from '../proposals/view.ts';
import { openExecutionsFor } from './execution.store.ts';

const MOST = 200;
const LEADS = ['administrator', 'director', 'lead', 'auditor'];

/** Tasks of mine and of my areas; of everybody for whoever leads and asks for all. */
export async function executionsFor(work: Work, whose: 'mine' | 'all'): Promise<ExecutionListRow[]> {
  const me = personActing(work);
  const all = whose === 'all' && me.roles.some((role) => LEADS.includes(role));
  const rows = await openExecutionsFor(work.db, { personId: me.id, areaIds: me.areaIds, all }, MOST);
  const people = await peopleByIds(
    work.db,
    rows.flatMap(({ assigneeId }) => assigneeId ?? []),
  );
  return rows.map((row) => ({
    ...viewExecution(row, people, me),
    reference: row.reference,
    subject: row.subject,
    customer: row.customer,
    areaName: row.areaName,
    detail: row.detail,
    quantity: row.quantity,
  }));
}
