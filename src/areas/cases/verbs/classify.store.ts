import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import type { FieldValues } from './fields.rules.ts';

/** What is given changes; the rest stays. Null empties. */
export interface Classification {
  subject?: string | undefined;
  type?: string | undefined;
  legalClass?: string | null | undefined;
  reasonCode?: string | null | undefined;
  priority?: 'normal' | 'high' | undefined;
  flags?: readonly string[] | undefined;
  fields?: FieldValues | undefined;
  customerId?: string | undefined;
  language?: string | undefined;
}

export async function reasonExists(db: Db, code: string): Promise<boolean> {
  return (await sql`select from contact_reason where code = ${code} and active`.execute(db)).rows.length > 0;
}

/** A new subject is searched with the first message's words. */
export async function writeClassification(
  db: Db,
  caseId: string,
  given: Classification & { fields: FieldValues },
): Promise<void> {
  await sql`
    update case_file set subject = coalesce(${given.subject ? storable(given.subject) : null}, subject), type = coalesce(${given.type ?? null}, type),
      legal_class = case when ${given.legalClass !== undefined} then ${given.legalClass ?? null} else legal_class end,
      reason_code = case when ${given.reasonCode !== undefined} then ${given.reasonCode ?? null} else reason_code end,
      priority = coalesce(${given.priority ?? null}, priority), flags = coalesce(${given.flags ? [...given.flags] : null}::text[], flags), fields = ${JSON.stringify(storableFields(given.fields))}::jsonb,
      customer_id = coalesce(${given.customerId ?? null}::uuid, customer_id), language = coalesce(${given.language ?? null}, language)
    where id = ${caseId}`.execute(db);
  if (!given.subject) return;
  await sql`
    update message set search = coalesce(search, '') || setweight(search_words(${storable(given.subject)}, language), 'A')
    where id = (select id from message where case_id = ${caseId} order by id limit 1)`.execute(db);
}

function storableFields(fields: FieldValues): FieldValues {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? storable(value) : value]),
  );
}
