import type { PolicyRule } from '#areas/authority/contract.ts';

/** A row to begin with: everybody, anything, authorised by the Director; the name is the next free one. */
export function newRule(taken: readonly string[]): PolicyRule {
  return {
    id: freeName(taken),
    who: { roles: [], teamIds: [], personIds: [], minDays: null },
    solutions: [],
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
    },
    level: 3,
    areaId: null,
    handOver: false,
    approvers: [{ role: 'director', personId: null, deputyId: null, deputyMinutes: 60 }],
    fourEyesAbove: null,
  };
}

function freeName(taken: readonly string[]): string {
  for (let n = 1; ; n += 1) {
    const name = `R-${String(n).padStart(2, '0')}`;
    if (!taken.includes(name)) return name;
  }
}
