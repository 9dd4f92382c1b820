import type { PolicyRule } from '../contract.ts';
import type { Facts, Past, Policy, ProposalFacts } from './decision.rules.ts';

/* Policies and facts for tests: say only what matters to the case. */

export const DIRECTOR = { role: 'director', personId: null, deputyId: null, deputyMinutes: 60 } as const;

export function aPolicy(rules: PolicyRule[], change: Partial<Policy> = {}): Policy {
  return {
    number: 7,
    currency: 'EUR',
    rules,
    otherwise: { approvers: [DIRECTOR], fourEyesAbove: null },
    surprise: { yearly: 30_000, each: 3_000 },
    ...change,
  };
}

export function someFacts(change: Partial<Facts> = {}): Facts {
  return {
    requester: { id: 'ana', roles: ['agent'], teamIds: ['front'], days: 400 },
    channel: 'email',
    reason: 'damaged',
    segments: ['person'],
    daysSincePurchase: 10,
    orderTotalMinor: 61_240,
    marginPercent: null,
    ofCustomer: [],
    ofAgent: [],
    articles: [],
    ...change,
  };
}

export function asking(solution: string, amountMinor: number | null, currency = 'EUR'): ProposalFacts {
  return { currency, lines: [{ solution, amountMinor }] };
}

export function past(amountMinor: number, daysAgo: number, change: Partial<Past> = {}): Past {
  return { amountMinor, daysAgo, times: 1, currency: 'EUR', inCase: false, ...change };
}
