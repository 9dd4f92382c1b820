import { personOf } from '#areas/identity/index.ts';
import type { Db } from '#platform/db/index.ts';
import { conflict, demand, invalid, missing } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { changedFields, withChange } from '../changed-fields.rules.ts';
import type { FieldDefinition } from '../contract.ts';
import { mayManage } from '../policy.rules.ts';
import { findField, findFields, insertField, writeField } from './store.ts';

/** The company's own fields of a case, retired ones too, in their order. */
export async function fieldsOf(db: Db): Promise<FieldDefinition[]> {
  return findFields(db);
}

/** @throws {DomainError} field.exists, field.needs_choices */
export async function createField(
  work: Work,
  given: Omit<FieldDefinition, 'id' | 'position' | 'active'>,
): Promise<FieldDefinition> {
  demand(mayManage(personOf(work)));
  const field = { ...given, id: newId(), choices: choicesFor(given.kind, given.choices) };
  if (!(await insertField(work.db, field))) throw conflict('field.exists');
  record(
    work,
    ['field', field.id],
    'field.changed',
    { created: true, key: field.key, kind: field.kind },
    { fresh: true },
  );
  return (await findField(work.db, field.id)) as FieldDefinition;
}

export type FieldChange = {
  [K in keyof Omit<FieldDefinition, 'id' | 'key' | 'kind'>]?: FieldDefinition[K] | undefined;
};

/** Key and kind stay for ever: cases hold values under them. @throws {DomainError} field.not_found, field.needs_choices */
export async function updateField(work: Work, id: string, change: FieldChange): Promise<FieldDefinition> {
  demand(mayManage(personOf(work)));
  const before = await findField(work.db, id);
  if (!before) throw missing('field.not_found');
  const after = withChange(before, change);
  const field = { ...after, choices: choicesFor(after.kind, after.choices) };
  const fields = changedFields(before, field);
  if (fields.length === 0) return before;
  await writeField(work.db, field);
  record(work, ['field', id], 'field.changed', { fields, active: field.active });
  return field;
}

function choicesFor(kind: FieldDefinition['kind'], choices: readonly string[]): string[] {
  if (kind !== 'choice') return [];
  if (choices.length === 0) throw invalid('field.needs_choices');
  return [...new Set(choices)];
}
