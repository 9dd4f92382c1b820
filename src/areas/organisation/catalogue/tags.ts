import { personOf } from '#areas/identity/index.ts';
import { conflict, demand, missing } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { changedFields, withChange } from '../changed-fields.rules.ts';
import type { TagView } from '../contract.ts';
import { mayKeepTags } from '../policy.rules.ts';
import { findTag, insertTag, writeTag } from './store.ts';

/** @throws {DomainError} tag.exists */
export async function createTag(work: Work, name: string): Promise<TagView> {
  demand(mayKeepTags(personOf(work)));
  const tag = { id: newId(), name, active: true };
  if (!(await insertTag(work.db, tag, work.now))) throw conflict('tag.exists');
  record(work, ['tag', tag.id], 'tag.changed', { created: true }, { fresh: true });
  return tag;
}

/** Renames or retires; cases keep the tags they have. @throws {DomainError} tag.not_found, tag.exists */
export async function updateTag(
  work: Work,
  id: string,
  change: { name?: string | undefined; active?: boolean | undefined },
): Promise<TagView> {
  demand(mayKeepTags(personOf(work)));
  const before = await findTag(work.db, id);
  if (!before) throw missing('tag.not_found');
  const fields = changedFields(before, change);
  if (fields.length === 0) return before;
  const tag = withChange(before, change);
  if (!(await writeTag(work.db, tag))) throw conflict('tag.exists');
  record(work, ['tag', id], 'tag.changed', { fields, active: tag.active });
  return tag;
}
