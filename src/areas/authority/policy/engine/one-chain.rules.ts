import type { Decision, LineDecision } from './decision.rules.ts';

/**
 * Whether those who are asked answer for every line they allow: each line of the ruling level would be asked of the same people, or
 * of the same area in the same way. A yes never reaches a line that its row leaves to others.
 */
export function isOfOneChain({ level, lines }: Pick<Decision, 'level' | 'lines'>): boolean {
  return level < 2 || new Set(lines.filter((line) => line.level === level).map(whomToAsk)).size <= 1;
}

function whomToAsk({ level, consult, handOver, approvers }: LineDecision): string {
  if (level === 2) return JSON.stringify([consult, handOver]);
  return JSON.stringify(approvers?.approvers.map(({ role, personId, deputyId }) => [role, personId, deputyId]) ?? []);
}
