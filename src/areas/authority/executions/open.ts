import { addWorkingDays } from '#areas/clocks/index.ts';
import { calendarFor } from '#areas/organisation/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { LineRow, ProposalRow } from '../proposals/proposal.store.ts';
import { cancelOpen, insertExecutions, type ExecutionRow } from './execution.store.ts';
import { whoCarriesOut } from './whose.ts';

/** Nothing promised to a customer stays unlooked at for longer. */
const WORKING_DAYS = 2;

/** What was granted becomes a task until somebody confirms it: of the area that was consulted, else of whoever has it to do. */
export async function openExecutions(work: Work, proposal: ProposalRow, lines: readonly LineRow[]): Promise<void> {
  const { calendar } = await calendarFor(work.db, null);
  const dueAt = addWorkingDays(calendar, work.now, WORKING_DAYS);
  const personId = await whoCarriesOut(work.db, proposal);
  const rows = lines.map((line): ExecutionRow => {
    const { areaId } = line;
    return {
      id: newId(),
      proposalLineId: line.id,
      caseId: proposal.caseId,
      solution: line.solution,
      amountMinor: line.amountMinor,
      currency: proposal.currency,
      assigneeId: areaId ? null : personId,
      areaId,
      openedAt: work.now,
      dueAt,
      state: 'open',
      doneBy: null,
      doneAt: null,
      proof: '',
    };
  });
  await insertExecutions(work.db, rows);
  for (const row of rows)
    record(work, ['case', proposal.caseId], 'execution.opened', {
      line: row.proposalLineId,
      proposal: proposal.id,
      solution: row.solution,
      amount: row.amountMinor,
      currency: row.currency,
      due: dueAt.toISOString(),
    });
}

/** Cancels what nobody has carried out yet, and says of which lines; what is done stays done. */
export async function cancelExecutions(
  work: Work,
  proposal: ProposalRow,
  lineIds: readonly string[],
): Promise<string[]> {
  const cancelled = await cancelOpen(work.db, lineIds);
  for (const { id } of cancelled)
    record(work, ['case', proposal.caseId], 'execution.cancelled', { execution: id, proposal: proposal.id });
  return cancelled.map(({ lineId }) => lineId);
}
