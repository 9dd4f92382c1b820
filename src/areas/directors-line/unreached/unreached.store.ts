import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { ReasonFound } from './contract.ts';

export interface UnreachedData {
  id: string;
  caseId: string;
  reference: string;
  subject: string;
  language: string;
  customer: string;
  phone: string;
  foundAt: Date;
  reasons: ReasonFound[];
  owner: { id: string; name: string } | null;
  words: string;
  messageId: string | null;
  state: 'listed' | 'taken' | 'over';
}

const ROW = sql`
  u.id, u.case_id as "caseId", f.reference, f.subject, f.language, coalesce(k.name, '') as customer, u.found_at as "foundAt", u.reasons, u.state,
  coalesce((select a.value from customer_address a where a.customer_id = f.customer_id and a.kind = 'phone' order by a.is_primary desc, a.created_at limit 1), '') as phone,
  case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as owner, coalesce(m.text, '') as words, m.id as "messageId"`;
const FROM = sql`
  from unreached u join case_file f on f.id = u.case_id join case_inbox i on i.case_id = u.case_id left join customer k on k.id = f.customer_id left join person o on o.id = i.owner_id
  left join lateral (select id, text from message where case_id = u.case_id and direction = 'in' and automatic is null and held_reason is null order by at desc, id desc limit 1) m on true`;

/** The caller has asked whose the line is. */
export async function findListed(db: Db, limit: number): Promise<UnreachedData[]> {
  const found = await sql<UnreachedData>`
    select ${ROW} ${FROM} where u.state = 'listed' order by u.found_at, u.id limit ${limit}`.execute(db);
  return found.rows;
}

export async function countListed(db: Db): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int as n from unreached where state = 'listed'`.execute(db);
  return found.rows[0]?.n ?? 0;
}

/** Locked: of two that reach out at once, the second finds it taken. */
export async function lockUnreached(db: Db, id: string): Promise<UnreachedData | undefined> {
  await sql`select from unreached where id = ${id}::uuid for update`.execute(db);
  return (await sql<UnreachedData>`select ${ROW} ${FROM} where u.id = ${id}::uuid`.execute(db)).rows[0];
}

/** Those listed already, by case. */
export async function lockListedOf(
  db: Db,
  caseIds: readonly string[],
): Promise<Map<string, { id: string; reasons: ReasonFound[] }>> {
  const found = await sql<{ id: string; caseId: string; reasons: ReasonFound[] }>`
    select id, case_id as "caseId", reasons from unreached where case_id = any(${[...caseIds]}::uuid[]) and state = 'listed' order by case_id for update`.execute(
    db,
  );
  return new Map(found.rows.map(({ id, caseId, reasons }) => [caseId, { id, reasons }]));
}

/** Once of each customer: false where another case of theirs stands there already. */
export async function insertUnreached(
  db: Db,
  row: { id: string; caseId: string; foundAt: Date; reasons: readonly ReasonFound[] },
): Promise<boolean> {
  const found = await sql`
    insert into unreached (id, case_id, found_at, reasons) select ${row.id}, f.id, ${row.foundAt}, ${JSON.stringify(row.reasons)}::jsonb from case_file f where f.id = ${row.caseId}::uuid
      and not exists (select from unreached u join case_file g on g.id = u.case_id where u.state = 'listed' and g.customer_id = f.customer_id)
    on conflict (case_id) where state = 'listed' do nothing returning 1`.execute(db);
  return found.rows.length > 0;
}

export async function writeReasons(db: Db, id: string, reasons: readonly ReasonFound[]): Promise<void> {
  await sql`update unreached set reasons = ${JSON.stringify(reasons)}::jsonb where id = ${id}`.execute(db);
}

export async function markOver(db: Db, id: string, at: Date): Promise<void> {
  await sql`update unreached set state = 'over', ended_at = ${at} where id = ${id} and state = 'listed'`.execute(db);
}

export async function markTaken(db: Db, id: string, by: string, contactId: string, at: Date): Promise<void> {
  await sql`
    update unreached set state = 'taken', ended_at = ${at}, taken_by = ${by}, contact_id = ${contactId} where id = ${id}`.execute(
    db,
  );
}
