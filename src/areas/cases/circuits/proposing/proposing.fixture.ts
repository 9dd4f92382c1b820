import { newId } from '#platform/ids/index.ts';
import { aRule, type PolicyRule } from '#areas/authority/contract.ts';
import type { CasesHouse } from '../../cases.fixture.ts';

/** A rule that says only what matters to the test. */
export function rule(
  change: Partial<Omit<PolicyRule, 'who' | 'when'>> & { id: string; maxAmount?: number },
): PolicyRule {
  const { maxAmount = null, ...rest } = change;
  return aRule({ ...rest, when: { maxAmount } });
}

/** Publishes a policy from now on. */
export async function publish(
  it: CasesHouse,
  number: number,
  rules: readonly PolicyRule[],
  otherwise: { approvers: PolicyRule['approvers']; fourEyesAbove: number | null },
): Promise<void> {
  const now = it.house.clock.now();
  await it.house.database.db
    .insertInto('policy_version')
    .values({
      id: newId(),
      number,
      state: 'published',
      name: `Versión ${number}`,
      definition: JSON.stringify({ currency: 'EUR', rules, otherwise, surprise: { yearly: 0, each: 0 } }),
      made_by: 'system:tests',
      made_at: now,
      changed_at: now,
      reason: 'prueba',
      effective_at: now,
      published_by: 'system:tests',
      published_at: now,
    })
    .execute();
}
