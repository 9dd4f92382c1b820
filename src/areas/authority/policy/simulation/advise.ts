import type { CallOutput } from '#platform/http/contract.ts';
import { personOf } from '#areas/identity/index.ts';
import { demand, missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { OpenPolicy } from '../contract.ts';
import type { Policy } from '../engine/decision.rules.ts';
import { mayDraft } from '../policy.rules.ts';
import { addDraft } from '../versions/draft.ts';
import { policyInForce } from '../versions/in-force.ts';
import { openPolicy } from '../versions/view.ts';
import { ADVICE_DAYS, adviseOn, type Advice } from './advice.rules.ts';
import type { simulationApi } from './contract.ts';
import { movesUnder, type PastDecision } from './simulate.rules.ts';
import { asLines } from './simulate.ts';
import { pastDecisions } from './store.ts';

export async function listAdvice(work: Work): Promise<CallOutput<typeof simulationApi.listAdvice>> {
  const { policy, decisions, since, all } = await advised(work);
  return {
    since: since.toISOString(),
    currency: policy.currency,
    decisions: decisions.length,
    advice: all.map(({ rules: _, ...said }) => said),
  };
}

/** @throws {DomainError} policy.advice_gone when what was decided since says otherwise */
export async function listAdvised(work: Work, key: string) {
  const { policy, decisions, all } = await advised(work);
  const { rules } = named(all, key);
  return asLines(work, rules ? movesUnder({ ...policy, rules }, decisions) : []);
}

/** @throws {DomainError} policy.advice_gone */
export async function draftAdvice(work: Work, asked: { key: string; name: string }): Promise<OpenPolicy> {
  demand(mayDraft(personOf(work)));
  const { policy, all } = await advised(work);
  const { rules, simulation, ...advice } = named(all, asked.key);
  if (!rules) throw missing('policy.advice_gone');
  const { number, ...definition } = policy;
  const id = await addDraft(work, {
    name: asked.name,
    definition: { ...definition, rules },
    basedOn: number === 0 ? null : number,
    advice: { ...advice, simulation },
  });
  return openPolicy(work, id);
}

interface Advised {
  policy: Policy;
  decisions: PastDecision[];
  since: Date;
  all: Advice[];
}

async function advised(work: Work): Promise<Advised> {
  const since = new Date(work.now.getTime() - ADVICE_DAYS * 86_400_000);
  const policy = await policyInForce(work.db, work.now);
  const decisions = await pastDecisions(work.db, { since, until: work.now, withFate: true });
  return { policy, decisions, since, all: adviseOn(policy, decisions) };
}

function named(all: readonly Advice[], key: string): Advice {
  const found = all.find((one) => one.key === key);
  if (!found) throw missing('policy.advice_gone');
  return found;
}
