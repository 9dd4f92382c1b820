import type { TargetPolicy } from '#areas/clocks/index.ts';
import { personOf } from '#areas/identity/index.ts';
import type { Db } from '#platform/db/index.ts';
import { demand, invalid } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { TargetPolicySetting } from '../contract.ts';
import { mayManage } from '../policy.rules.ts';
import { findPolicies, replacePolicies } from './store.ts';

/** The company's promises as clocks counts them: those of normal priority hold for every case that has none of its own. */
export async function targetPolicies(db: Db): Promise<TargetPolicy[]> {
  return (await findPolicies(db)).map(asPolicy);
}

export async function listPolicies(work: Work): Promise<TargetPolicySetting[]> {
  return findPolicies(work.db);
}

/** Sets them all; one left out is promised no longer. @throws {DomainError} targets.repeated */
export async function putTargetPolicies(
  work: Work,
  policies: readonly TargetPolicySetting[],
): Promise<TargetPolicySetting[]> {
  demand(mayManage(personOf(work)));
  if (new Set(policies.map(({ kind, priority }) => `${kind} ${priority}`)).size < policies.length)
    throw invalid('targets.repeated');
  await replacePolicies(work.db, policies);
  const kept = await findPolicies(work.db);
  record(work, ['company', 'company'], 'targets.changed', { policies: kept.map((policy) => ({ ...policy })) });
  return kept;
}

export function asPolicy({ kind, priority, minutes, pausesWithCustomer }: TargetPolicySetting): TargetPolicy {
  return { kind, minutes, pausesWithCustomer, applies: priority === 'high' ? { priority } : {} };
}
