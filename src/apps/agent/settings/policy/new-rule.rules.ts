import { aRule, type PolicyRule } from '#areas/authority/contract.ts';

/** A row to begin with: everybody, anything, authorised by the Director; the name is the next free one. */
export function newRule(taken: readonly string[]): PolicyRule {
  return aRule({
    id: freeName(taken),
    level: 3,
    approvers: [{ role: 'director', personId: null, deputyId: null, deputyMinutes: 60 }],
  });
}

function freeName(taken: readonly string[]): string {
  for (let n = 1; ; n += 1) {
    const name = `R-${String(n).padStart(2, '0')}`;
    if (!taken.includes(name)) return name;
  }
}
