import { missing } from '#platform/errors/index.ts';
import type { CallOutput, HandlerInput } from '#platform/http/contract.ts';
import type { Actor, Work } from '#platform/work/index.ts';
import type { findingsApi, FindingView } from './contract.ts';
import { areasInUse } from './evidence.store.ts';
import { mayAnswer } from './finding.rules.ts';
import { countWaiting, findFinding, findFindings, type FindingRow } from './finding.store.ts';

export async function listFindings(
  work: Work,
  { state, limit }: HandlerInput<typeof findingsApi.listFindings>['query'],
): Promise<CallOutput<typeof findingsApi.listFindings>> {
  const { db, actor } = work;
  const rows = await findFindings(db, actor, state, limit + 1);
  return {
    items: rows.slice(0, limit).map((row) => viewOf(actor, row)),
    more: rows.length > limit,
    waiting: await countWaiting(db, actor),
    areas: await areasInUse(db),
  };
}

/** @throws {DomainError} finding.not_found */
export async function viewFinding(work: Work, id: string): Promise<FindingView> {
  const row = await findFinding(work.db, work.actor, id);
  if (!row) throw missing('finding.not_found');
  return viewOf(work.actor, row);
}

function viewOf(actor: Actor, row: FindingRow): FindingView {
  const verdict = actor.kind === 'person' ? mayAnswer(actor, row) : null;
  const { id, fault, summary, quote, cost, state, answer, behind } = row;
  return {
    id,
    fault,
    summary,
    quote,
    cost,
    area: { id: row.areaId, name: row.areaName },
    madeAt: row.madeAt.toISOString(),
    state,
    answer,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    passes: row.passes.map((pass) => ({ ...pass, at: new Date(pass.at).toISOString() })),
    behind,
    can: verdict ? { answer: verdict.ok ? true : verdict.reason } : {},
  };
}
