import { firstLegalDueOf } from '#areas/clocks/index.ts';
import { invalid } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';

/** An answer that would leave after a term of the law has ended is not put off until its writer says that they know. */
export async function demandInTerm(
  work: Work,
  caseId: string,
  { sendAt, pastTerm = false }: { sendAt?: Date | undefined; pastTerm?: boolean | undefined },
): Promise<void> {
  if (!sendAt || pastTerm) return;
  const legal = await firstLegalDueOf(work.db, caseId);
  if (legal && legal > work.now && sendAt > legal)
    throw invalid('case.later_beyond_legal', { date: legal.toISOString() });
}
