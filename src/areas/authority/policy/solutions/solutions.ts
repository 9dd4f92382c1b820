import { personOf } from '#areas/identity/index.ts';
import { demand } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { SolutionKind } from '../contract.ts';
import { mayPublish } from '../policy.rules.ts';
import { policyInForce } from '../versions/in-force.ts';
import { findSolutions, writeSolution } from './store.ts';

export async function listSolutions(work: Work): Promise<SolutionKind[]> {
  return findSolutions(work.db);
}

/** The product families that the policy asks about now, in their alphabet; empty where none of its rows does. */
export async function familiesInForce(work: Work): Promise<string[]> {
  const { rules } = await policyInForce(work.db, work.now);
  return [...new Set(rules.flatMap(({ when }) => when.families))].toSorted((a, b) => a.localeCompare(b, 'es'));
}

/** A new kind, or another name for one; retired kinds stay on what was decided. */
export async function putSolution(work: Work, kind: SolutionKind): Promise<SolutionKind> {
  demand(mayPublish(personOf(work)));
  await writeSolution(work.db, kind);
  const { code, priced, active } = kind;
  record(work, ['solution', code], 'solution.changed', { code, priced, active });
  return kind;
}
