import { peopleByIds } from '#areas/identity/index.ts';
import { invalid, missing } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';
import { personActing } from '../../person-acting.ts';
import { isDecider } from '../deciders.rules.ts';
import { cancelDelegationOf, delegationsOf, insertDelegation, type DelegationRow } from './delegation.store.ts';

export interface DelegationGiven {
  delegateId: string;
  startsAt: Date;
  endsAt: Date;
}

/** Between two dates, what I am asked to authorise is asked of somebody else. What is pending already stays mine as well. */
export async function delegate(work: Work, given: DelegationGiven): Promise<DelegationRow[]> {
  const me = personActing(work);
  if (given.delegateId === me.id) throw invalid('delegation.self');
  if (given.endsAt <= given.startsAt || given.endsAt <= work.now) throw invalid('delegation.dates');
  const other = (await peopleByIds(work.db, [given.delegateId])).get(given.delegateId);
  if (other?.status !== 'active') throw missing('person.not_found');
  if (!isDecider(other.roles)) throw invalid('delegation.reads_only');
  const id = newId();
  await insertDelegation(work, { id, personId: me.id, ...given, madeBy: actorKey(work.actor) });
  record(work, ['delegation', id], 'delegation.made', {
    person: me.id,
    delegate: given.delegateId,
    starts: given.startsAt.toISOString(),
    ends: given.endsAt.toISOString(),
  });
  return delegationsOf(work.db, me.id, work.now);
}

/** @throws {DomainError} delegation.not_found */
export async function endDelegation(work: Work, id: string): Promise<void> {
  const me = personActing(work);
  if (!(await cancelDelegationOf(work, me.id, id))) throw missing('delegation.not_found');
  record(work, ['delegation', id], 'delegation.cancelled', { person: me.id });
}
