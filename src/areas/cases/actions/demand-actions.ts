import { areaInUse } from '#areas/organisation/index.ts';
import { peopleByIds } from '#areas/identity/index.ts';
import { conflict, invalid, missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { demandOwner, demandTeam } from '../verbs/assign.ts';
import { knownTags } from '../verbs/mark.store.ts';
import type { CaseAction } from './actions.contract.ts';

/**
 * What actions name must be there when they are written down. It may be gone when they are done: then the verb refuses.
 * `by`: a person does them in time, or a rule, which can take nothing into its hands.
 * @throws {DomainError} one of ACTION_ERRORS
 */
export async function demandActions(work: Work, actions: readonly CaseAction[], by: 'person' | 'rule'): Promise<void> {
  for (const action of actions) await demandOne(work, action, by);
}

async function demandOne(work: Work, action: CaseAction, by: 'person' | 'rule'): Promise<void> {
  const { db } = work;
  switch (action.do) {
    case 'take':
      if (by === 'rule') throw invalid('action.needs_person');
      return;
    case 'assign':
      if (action.teamId) await demandTeam(db, action.teamId);
      if (action.personId) await demandOwner(db, action.personId);
      return;
    case 'tag':
      // One that retired can still be taken off.
      if ((await knownTags(db, action.tagIds)).length < new Set(action.tagIds).size) throw missing('tag.not_found');
      return;
    case 'note': {
      const people = await peopleByIds(db, action.personIds);
      if (!action.personIds.every((id) => people.get(id)?.status === 'active')) throw missing('person.not_found');
      return;
    }
    case 'consult': {
      const area = await areaInUse(db, action.areaId);
      if (!area.active) throw conflict('consultation.area_unused', { area: area.name });
      return;
    }
    default:
      return;
  }
}
