import type { Db } from '#platform/db/index.ts';
import { invalid } from '#platform/errors/index.ts';
import type { ProposalInput } from '../contract.ts';
import { solutionsInUse } from './solutions.store.ts';

/** Its words say what it is: the amount may be left to whoever authorises, and no limit is passed without one. */
export const OTHER_SOLUTION = 'other';

/** Each solution is one of the company's, and has an amount where its kind has a price. */
export async function demandKnownSolutions(db: Db, { lines }: Pick<ProposalInput, 'lines'>): Promise<void> {
  const known = new Map((await solutionsInUse(db)).map((one) => [one.code, one]));
  for (const { solution, amountMinor } of lines) {
    const kind = known.get(solution);
    if (!kind) throw invalid('proposal.solution_unknown', { solution });
    if (kind.priced && amountMinor === null && solution !== OTHER_SOLUTION)
      throw invalid('proposal.amount_needed', { solution });
  }
}
