import { conflict } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { holdCases } from '../bulk/bulk.store.ts';
import { lockCase } from '../course/case.store.ts';
import { begin } from '../course/lock.ts';
import { idsOf } from '../merging/merge.store.ts';
import type { FamilyView } from './family.contract.ts';
import {
  childrenSeen,
  deleteParent,
  hasChildren,
  openChildren,
  parentIdOf,
  relative,
  writeParent,
} from './family.store.ts';

/**
 * The same problem as another case, which goes before it: two levels and no more, so that nothing hangs from itself.
 * A mass incident is another thing: a fault of ours that many have, of which all hear the same; here each is answered by itself.
 */
export async function setParent(work: Work, reference: string, parent: string): Promise<void> {
  const [childId, parentId] = await idsOf(work.db, work.actor, [reference, parent]);
  // By what they are, once both are known to be theirs: a merged case has two references.
  if (childId === parentId) throw conflict('case.parent_self');
  await holdCases(work.db, [childId, parentId]);
  const child = await begin(work, reference, 'link');
  const above = await lockCase(work, { reference: parent });
  if (child.resolvedAt) throw conflict('case.resolved');
  if (above.resolvedAt) throw conflict('case.parent_resolved', { reference: parent });
  if (await parentIdOf(work.db, parentId)) throw conflict('case.parent_is_child', { reference: parent });
  if (await hasChildren(work.db, childId)) throw conflict('case.has_children', { reference });
  const former = await parentIdOf(work.db, childId);
  if (former === parentId) return;
  await deleteParent(work.db, childId);
  await writeParent(work, childId, parentId);
  if (former) record(work, ['case', former], 'case.child_left', { case: childId });
  record(work, ['case', childId], 'case.parent_set', { case: parentId });
  record(work, ['case', parentId], 'case.child_added', { case: childId });
}

export async function leaveParent(work: Work, reference: string): Promise<void> {
  const child = await begin(work, reference, 'link');
  const parentId = await parentIdOf(work.db, child.id);
  if (!parentId) throw conflict('case.no_parent');
  await deleteParent(work.db, child.id);
  record(work, ['case', child.id], 'case.parent_left', { case: parentId });
  record(work, ['case', parentId], 'case.child_left', { case: child.id });
}

export async function viewFamily(work: Work, reference: string): Promise<FamilyView> {
  const { db, actor } = work;
  const [id] = await idsOf(db, actor, [reference, reference]);
  const parentId = await parentIdOf(db, id);
  return {
    parent: parentId ? await relative(db, actor, parentId) : null,
    children: await childrenSeen(db, actor, id),
    openChildren: (await openChildren(db, id)).length,
  };
}

/** @throws {DomainError} case.children_open: each child has its own answer (Ley 10/2025, art. 13.1), before this one ends or with it */
export async function demandNoOpenChildren(work: Work, caseId: string): Promise<void> {
  const open = await openChildren(work.db, caseId);
  if (open.length > 0)
    throw conflict('case.children_open', {
      n: open.length,
      references: open.map(({ reference }) => reference).join(', '),
    });
}
