import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { demandActive } from '../company/company.ts';
import { replaceMembers } from './store.ts';

export interface Moved {
  added: string[];
  removed: string[];
}

/**
 * Sets who belongs to a team or area. Whoever comes or goes sees other things from now on: it is told on their own stream too, so
 * that their live screens read their rights again.
 * @throws {DomainError} person.not_found when a newcomer does not exist or is disabled
 */
export async function setMembers(
  work: Work,
  group: 'team' | 'area',
  id: string,
  before: readonly string[],
  memberIds: readonly string[] | undefined,
): Promise<Moved> {
  if (memberIds === undefined) return { added: [], removed: [] };
  await demandActive(
    work.db,
    memberIds.filter((personId) => !before.includes(personId)),
  );
  const moved = await replaceMembers(work.db, group, id, memberIds);
  for (const personId of [...moved.added, ...moved.removed])
    record(work, ['person', personId], 'person.changed', { fields: [`${group}Ids`] });
  return moved;
}
