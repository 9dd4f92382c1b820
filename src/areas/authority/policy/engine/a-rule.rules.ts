import type { PolicyRule } from '../contract.ts';

type RuleDraft = Partial<Omit<PolicyRule, 'who' | 'when'>> & {
  id: string;
  who?: Partial<PolicyRule['who']>;
  when?: Partial<PolicyRule['when']>;
};

/** A row of the table that says only what is given: else anybody, about anything, without limit, by themselves. */
export function aRule({ who, when, ...rest }: RuleDraft): PolicyRule {
  return {
    solutions: [],
    level: 1,
    areaId: null,
    handOver: false,
    approvers: [],
    fourEyesAbove: null,
    ...rest,
    who: { roles: [], teamIds: [], personIds: [], minDays: null, ...who },
    when: {
      currency: null,
      maxAmount: null,
      maxShare: null,
      minMargin: null,
      maxDays: null,
      families: [],
      segments: [],
      channels: [],
      reasons: [],
      perCustomer: null,
      perAgent: null,
      ...when,
    },
  };
}
