import { demand } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { may, type Verb } from '../policy.rules.ts';
import { lockCase, type CaseState } from './case.store.ts';

/** How a verb begins: the case found through the actor and locked, and the policy asked. */
export async function begin(work: Work, reference: string, verb: Verb): Promise<CaseState> {
  const state = await lockCase(work, { reference });
  demand(may(work.actor, verb, { ball: state.ball, snoozed: state.snoozedUntil !== null, ownerId: state.ownerId }));
  return state;
}
