import { missing } from '#platform/errors/index.ts';
import type { PersonActor, Work } from '#platform/work/index.ts';

/** Proposing and deciding are done by people. */
export function personActing(work: Work): PersonActor {
  if (work.actor.kind !== 'person') throw missing('person.not_found');
  return work.actor;
}
