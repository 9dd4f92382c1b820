import type { LineRow, ProposalRow } from '../proposals/proposal.store.ts';
import type { AuthorisationRow } from './authorisation.store.ts';

export interface AskedAmount {
  /** The only line whose amount may still be changed; undefined when it is none or several. */
  only: LineRow | undefined;
  /** What was first asked for that line. */
  firstMinor: number;
  /** What this request asks for that line: the first amount, or what an earlier yes left of it. */
  askedMinor: number;
  /** What a plain yes authorises in all, whatever was decided and may be decided again meanwhile. */
  totalMinor: number;
}

/** What one request asks, which is what its button says and what a yes to it grants. `all`: every request of its proposal. */
export function amountAsked(
  proposal: Pick<ProposalRow, 'facts'>,
  lines: readonly LineRow[],
  row: Pick<AuthorisationRow, 'proposalVersion' | 'step'>,
  all: readonly AuthorisationRow[],
): AskedAmount {
  const earlier = all.findLast(
    (one) => one.proposalVersion === row.proposalVersion && one.step < row.step && one.state === 'changed',
  );
  const priced = lines.filter((line) => line.appliedAt === null && line.amountMinor !== null);
  const only = priced.length === 1 ? priced[0] : undefined;
  const firstMinor = Number(proposal.facts['askedMinor'] ?? only?.amountMinor ?? 0);
  const askedMinor = earlier?.amountMinor ?? firstMinor;
  return { only, firstMinor, askedMinor, totalMinor: totalWith(lines, only, askedMinor) };
}

/** The total of a proposal were this line's amount another. */
export function totalWith(lines: readonly LineRow[], changed: LineRow | undefined, amountMinor: number): number {
  return lines.reduce((sum, line) => sum + (line.id === changed?.id ? amountMinor : (line.amountMinor ?? 0)), 0);
}
