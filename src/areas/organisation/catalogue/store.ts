import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { ContactReason, FieldDefinition, TagView, TargetPolicySetting } from '../contract.ts';

/** False when an active tag is called the same, accents and capitals aside. */
export async function insertTag(db: Db, tag: TagView, now: Date): Promise<boolean> {
  const made = await db
    .insertInto('tag')
    .values({ ...tag, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

export async function findTag(db: Db, id: string): Promise<TagView | undefined> {
  return (await sql<TagView>`select id, name, active from tag where id = ${id} for update`.execute(db)).rows[0];
}

/** False when an active tag is called the same; the statement has then ended the transaction, which the refusal rolls back. */
export async function writeTag(db: Db, { id, name, active }: TagView): Promise<boolean> {
  try {
    await db.updateTable('tag').set({ name, active }).where('id', '=', id).execute();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '23505') return false;
    throw error;
  }
}

const FIELD = sql`id, key, label_es as "labelEs", label_en as "labelEn", kind, choices, required_to_resolve as "requiredToResolve", position, active`;

export async function findFields(db: Db): Promise<FieldDefinition[]> {
  return (await sql<FieldDefinition>`select ${FIELD} from field_definition order by position, key`.execute(db)).rows;
}

export async function findField(db: Db, id: string): Promise<FieldDefinition | undefined> {
  return (await sql<FieldDefinition>`select ${FIELD} from field_definition where id = ${id} for update`.execute(db))
    .rows[0];
}

/** After the last one. False when the key is taken. */
export async function insertField(db: Db, field: Omit<FieldDefinition, 'position' | 'active'>): Promise<boolean> {
  const made = await sql`
    insert into field_definition (id, key, label_es, label_en, kind, choices, required_to_resolve, position)
    select ${field.id}, ${field.key}, ${field.labelEs}, ${field.labelEn}, ${field.kind}, ${field.choices}, ${field.requiredToResolve}, coalesce(max(position) + 1, 0) from field_definition
    on conflict (key) do nothing`.execute(db);
  return made.numAffectedRows === 1n;
}

export async function writeField(db: Db, field: FieldDefinition): Promise<void> {
  const { id, labelEs, labelEn, choices, requiredToResolve, position, active } = field;
  await db
    .updateTable('field_definition')
    .set({ label_es: labelEs, label_en: labelEn, choices, required_to_resolve: requiredToResolve, position, active })
    .where('id', '=', id)
    .execute();
}

export async function findReason(db: Db, code: string): Promise<ContactReason | undefined> {
  return (
    await sql<ContactReason>`select code, stage, label_es as "labelEs", label_en as "labelEn", active from contact_reason where code = ${code} for update`.execute(
      db,
    )
  ).rows[0];
}

export async function putReasons(db: Db, reasons: readonly ContactReason[]): Promise<void> {
  await db
    .insertInto('contact_reason')
    .values(
      reasons.map(({ code, stage, labelEs, labelEn, active }) => ({
        code,
        stage,
        label_es: labelEs,
        label_en: labelEn,
        active,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((eb) => ({
        stage: eb.ref('excluded.stage'),
        label_es: eb.ref('excluded.label_es'),
        label_en: eb.ref('excluded.label_en'),
        active: eb.ref('excluded.active'),
      })),
    )
    .execute();
}

export async function findPolicies(db: Db): Promise<TargetPolicySetting[]> {
  return (
    await sql<TargetPolicySetting>`
      select kind, priority, minutes, pauses_with_customer as "pausesWithCustomer" from target_policy
      order by array_position(array['acknowledge', 'take_in_charge', 'first_reply', 'resolve'], kind), priority desc`.execute(
      db,
    )
  ).rows;
}

export async function replacePolicies(db: Db, policies: readonly TargetPolicySetting[]): Promise<void> {
  await sql`lock table target_policy in share row exclusive mode`.execute(db);
  await db.deleteFrom('target_policy').execute();
  if (policies.length === 0) return;
  await db
    .insertInto('target_policy')
    .values(
      policies.map(({ kind, priority, minutes, pausesWithCustomer }) => ({
        kind,
        priority,
        minutes,
        pauses_with_customer: pausesWithCustomer,
      })),
    )
    .execute();
}
