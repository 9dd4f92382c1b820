import type { PolicyDefinition, PolicyRule } from '../contract.ts';
import { aRule } from '../engine/a-rule.rules.ts';

/** A table to begin with: small amounts and goods are the team's own, the lead takes the middle, the Director the rest. */
export function firstProposal(currency: string): PolicyDefinition {
  const lead = { role: 'lead', personId: null, deputyId: null, deputyMinutes: 60 } as const;
  const director = { role: 'director', personId: null, deputyId: null, deputyMinutes: 120 } as const;
  return {
    currency,
    rules: [
      row('AB-01', ['credit', 'refund', 'free_shipping'], { maxAmount: 5_000 }),
      row('CA-01', ['exchange', 'resend', 'pickup', 'repair'], {}),
      { ...row('AB-02', [], { maxAmount: 20_000 }), level: 3, approvers: [lead, director] },
    ],
    otherwise: { approvers: [director], fourEyesAbove: null },
    surprise: { yearly: 0, each: 0 },
  };
}

/** A row of one's own for everybody who works with customers. */
export function row(id: string, solutions: string[], when: Partial<PolicyRule['when']>): PolicyRule {
  return aRule({ id, solutions, when });
}
