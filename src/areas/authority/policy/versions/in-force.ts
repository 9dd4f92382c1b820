import { companyInUse } from '#areas/organisation/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { Policy } from '../engine/decision.rules.ts';
import { findInForce } from './store.ts';

/** The version that rules at this moment. Before the first one is published everything is authorised by the Director. */
export async function policyInForce(db: Db, now: Date): Promise<Policy> {
  return (await findInForce(db, now)) ?? nothingYet((await companyInUse(db)).currency);
}

export function nothingYet(currency: string): Policy {
  const director = { role: 'director', personId: null, deputyId: null, deputyMinutes: 60 } as const;
  return {
    number: 0,
    currency,
    rules: [],
    otherwise: { approvers: [director], fourEyesAbove: null },
    surprise: { yearly: 0, each: 0 },
  };
}
