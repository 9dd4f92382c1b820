import { invalid } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { lockCase } from '../course/case.store.ts';
import { begin } from '../course/lock.ts';
import { deleteLink, insertLink, type LinkKind } from './link.store.ts';

/** Links two cases. Both are found through the actor: knowing a number is not enough (T18). */
export async function link(work: Work, reference: string, other: string, kind: 'related' | 'duplicate'): Promise<void> {
  const state = await begin(work, reference, 'link');
  if (other === state.reference) throw invalid('case.link_self');
  await linkCases(work, { a: state.id, b: (await lockCase(work, { reference: other })).id, kind });
}

export async function unlink(work: Work, reference: string, other: string): Promise<void> {
  const state = await begin(work, reference, 'link');
  const { id } = await lockCase(work, { reference: other });
  if (!(await deleteLink(work, state.id, id))) return;
  record(work, ['case', state.id], 'case.unlinked', { case: id });
  record(work, ['case', id], 'case.unlinked', { case: state.id });
}

/** Both cases' logs say it. */
export async function linkCases(work: Work, { a, b, kind }: { a: string; b: string; kind: LinkKind }): Promise<void> {
  if (!(await insertLink(work, a, b, kind))) return;
  record(work, ['case', a], 'case.linked', { case: b, kind });
  record(work, ['case', b], 'case.linked', { case: a, kind });
}
