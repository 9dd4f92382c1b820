import { peopleByIds } from '#areas/identity/index.ts';
import { conflict, invalid, missing } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { PersonActor, Work } from '#platform/work/index.ts';
import { personActing } from '../person-acting.ts';
import { activeArea } from './area.store.ts';
import { lockExecution, markDone, reassign, type ExecutionRow } from './execution.store.ts';

const ALL = ['administrator', 'director', 'lead'];

/** Whose it is to confirm: the person or area it was given to, and whoever leads. */
export function mayCarryOut(actor: PersonActor, row: Pick<ExecutionRow, 'assigneeId' | 'areaId'>): boolean {
  return (
    row.assigneeId === actor.id ||
    (row.areaId !== null && actor.areaIds.includes(row.areaId)) ||
    actor.roles.some((role) => ALL.includes(role))
  );
}

/** It was carried out: with the number or the words that prove it. */
export async function confirmExecution(work: Work, id: string, proof: string): Promise<void> {
  const actor = personActing(work);
  const row = await openOne(work, actor, id);
  await markDone(work, id, actor.id, proof);
  record(work, ['case', row.caseId], 'execution.done', {
    execution: id,
    line: row.proposalLineId,
    proof: proof !== '',
  });
}

/** Somebody else carries it out: a person, or whoever attends for an area. @throws {DomainError} execution.one_needed */
export async function giveExecution(
  work: Work,
  id: string,
  to: { personId: string | null; areaId: string | null },
): Promise<void> {
  const row = await openOne(work, personActing(work), id);
  if ((to.personId === null) === (to.areaId === null)) throw invalid('execution.one_needed');
  if (to.personId && (await peopleByIds(work.db, [to.personId])).get(to.personId)?.status !== 'active')
    throw missing('person.not_found');
  if (to.areaId && !(await activeArea(work.db, to.areaId))) throw missing('area.not_found');
  await reassign(work.db, id, { assigneeId: to.personId, areaId: to.areaId });
  record(work, ['case', row.caseId], 'execution.given', { execution: id, person: to.personId, area: to.areaId });
}

async function openOne(work: Work, actor: PersonActor, id: string): Promise<ExecutionRow> {
  const row = await lockExecution(work, id);
  if (!row || !mayCarryOut(actor, row)) throw missing('execution.not_found');
  if (row.state !== 'open') throw conflict('execution.closed');
  return row;
}
