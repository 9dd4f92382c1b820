import type { Work } from '#platform/work/index.ts';
import { lockCase } from '../course/case.store.ts';
import { wakesWhen } from '../course/snooze.store.ts';
import { childrenIds, isOpen, parentIdOf, relative } from '../family/family.store.ts';
import { idsOf } from '../merging/merge.store.ts';
import { wakeCase } from '../verbs/wake.ts';
import type { WakesOn } from '../words.contract.ts';
import type { Waking } from './snoozing.contract.ts';
import { openIncidentOf, openTasks, putOffUntil } from './waking.store.ts';

/** What it can be put off until; a parent the person does not see is not named. */
export async function wakingEvents(work: Work, reference: string): Promise<Waking> {
  const [id] = await idsOf(work.db, work.actor, [reference, reference]);
  const parentId = await parentIdOf(work.db, id);
  const parent = parentId ? await relative(work.db, work.actor, parentId) : null;
  return {
    tasks: await openTasks(work.db, id),
    incident: await openIncidentOf(work.db, id),
    parent: parent && parent.ball !== 'resolved' ? parent.reference : null,
  };
}

/** Whether there is something left that would bring it back. Somebody inside is asked about elsewhere; the customer may always write. */
export async function mayHappen(work: Work, caseId: string, on: WakesOn): Promise<boolean> {
  switch (on) {
    case 'task':
      return (await openTasks(work.db, caseId)) > 0;
    case 'incident':
      return (await openIncidentOf(work.db, caseId)) !== null;
    case 'parent': {
      const parentId = await parentIdOf(work.db, caseId);
      return parentId !== null && (await isOpen(work.db, parentId));
    }
    default:
      return true;
  }
}

/** What was to be done is done, or is no longer to be: the last one brings it back. */
export async function taskEnded(work: Work, caseId: string): Promise<void> {
  if ((await openTasks(work.db, caseId)) === 0) await wakeAll(work, 'task', { ids: [caseId] });
}

export async function incidentEnded(work: Work, incidentId: string): Promise<void> {
  await wakeAll(work, 'incident', { incidentId });
}

export async function parentEnded(work: Work, caseId: string): Promise<void> {
  const ids = await childrenIds(work.db, caseId);
  if (ids.length > 0) await wakeAll(work, 'parent', { ids });
}

/** Each is looked at again under its lock: somebody may have brought it back meanwhile. */
async function wakeAll(work: Work, on: WakesOn, which: Parameters<typeof putOffUntil>[2]): Promise<void> {
  for (const id of await putOffUntil(work.db, on, which)) {
    const state = await lockCase(work, { id });
    if (state.snoozedUntil && (await wakesWhen(work.db, id, on))) await wakeCase(work, state, on);
  }
}
