import type { Actor } from '#platform/work/index.ts';
import type { IntakeView } from '../contract.ts';
import type { ArrivalRow } from './arrival.store.ts';
import { abilitiesOf, type ArrivalFacts } from './policy.rules.ts';

export function factsOf(row: ArrivalRow): ArrivalFacts {
  return { state: row.state, outcome: row.outcome, readable: row.readable, hasCase: row.caseId !== null };
}

export function viewArrival(row: ArrivalRow, actor: Actor): IntakeView {
  const { caseId: _, caseClosed: __, nextTryAt, receivedAt, finishedAt, ...rest } = row;
  const waits = row.state === 'received' || row.state === 'retry';
  return {
    ...rest,
    nextTryAt: waits ? nextTryAt.toISOString() : null,
    receivedAt: receivedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    can: abilitiesOf(actor, factsOf(row)),
  };
}
