import type { CallOutput } from '#platform/http/contract.ts';
import { missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { Level, Policy } from '../engine/decision.rules.ts';
import { findVersion } from '../versions/store.ts';
import type { DecisionLine, simulationApi } from './contract.ts';
import { movesUnder, simulate, solutionOf, type Move } from './simulate.rules.ts';
import { pastDecisions, referencesOf, triedDecisions } from './store.ts';

const SHOWN = 100;

type Simulated = CallOutput<typeof simulationApi.simulatePolicy>;

/** @throws {DomainError} policy.not_found */
export async function simulatePolicy(work: Work, id: string, months: number): Promise<Simulated> {
  const policy = await tried(work, id);
  const since = monthsBefore(work.now, months);
  const decisions = await triedDecisions(work.db, { since, until: work.now });
  return { since: since.toISOString(), currency: policy.currency, simulation: simulate(policy, decisions) };
}

export interface SimulatedAsked {
  months: number;
  from?: Level | undefined;
  to?: Level | undefined;
  solution?: string | undefined;
}

/** @throws {DomainError} policy.not_found */
export async function listSimulated(work: Work, id: string, asked: SimulatedAsked) {
  const policy = await tried(work, id);
  const decisions = await pastDecisions(work.db, { since: monthsBefore(work.now, asked.months), until: work.now });
  const moves = movesUnder(policy, decisions).filter(
    ({ decision, from, to }) =>
      (asked.from === undefined || asked.from === from) &&
      (asked.to === undefined || asked.to === to) &&
      (asked.solution === undefined || asked.solution === solutionOf(decision)),
  );
  return asLines(work, moves);
}

/** The newest of them, with the references that open their cases. */
export async function asLines(work: Work, moves: readonly Move[]): Promise<{ cases: DecisionLine[]; more: boolean }> {
  const shown = moves.toSorted((a, b) => b.decision.madeAt - a.decision.madeAt).slice(0, SHOWN);
  const references = await referencesOf(
    work.db,
    shown.map(({ decision }) => decision.caseId),
  );
  const cases = shown.map(({ decision, from, to }): DecisionLine => ({
    id: decision.id,
    reference: references.get(decision.caseId) ?? '',
    at: new Date(decision.madeAt).toISOString(),
    solution: solutionOf(decision),
    currency: decision.proposal.currency,
    askedMinor: decision.askedMinor,
    grantedMinor: decision.grantedMinor,
    state: decision.state,
    from,
    to,
    waitedMinutes: decision.waitedMinutes,
  }));
  return { cases, more: moves.length > SHOWN };
}

async function tried(work: Work, id: string): Promise<Policy> {
  const version = await findVersion(work.db, id);
  if (!version) throw missing('policy.not_found');
  return { ...version.definition, number: version.number ?? 0 };
}

/** Thirty days each: a simulation is no billing period. */
function monthsBefore(now: Date, months: number): Date {
  return new Date(now.getTime() - months * 30 * 86_400_000);
}
