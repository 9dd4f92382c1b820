import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface SampleSubject {
  caseId: string;
  customerId: string | null;
  kind: string | null;
  channel: string;
  reason: string;
  agentId: string;
  resolvedAt: Date;
  /** The order its customer writes about. */
  order: string | null;
  /** The last amount they were told, in minor units. */
  saidMinor: number | null;
}

const ORDER = sql`(select substring(m.text from '(?:pedido|order) (1\\d{5})') from message m where m.case_id = f.id and m.text ~ '(?:pedido|order) 1\\d{5}' order by m.at limit 1) as "order"`;
const TOLD = sql`${ORDER},
  (select replace(replace(substring(m.text from '([\\d.]+,\\d{2}).?€'), '.', ''), ',', '')::int from message m where m.case_id = f.id and m.direction = 'out' and m.text ~ '\\d,\\d{2}.?€' order by m.at desc limit 1) as "saidMinor"`;

/** Resolved cases of the sample that ended with something granted, oldest first: about one in eight. */
export async function sampleSubjects(db: Db): Promise<SampleSubject[]> {
  const found = await sql<SampleSubject>`
    select f.id as "caseId", f.customer_id as "customerId", c.kind, f.channel, f.reason_code as reason, r.by_id as "agentId", r.at as "resolvedAt", ${TOLD}
    from case_file f join resolution r on r.case_id = f.id and r.reopened_at is null left join customer c on c.id = f.customer_id
    where r.by_id is not null and f.reason_code in ('missing_item', 'damaged', 'late', 'wrong_item', 'invoice_error', 'defect', 'price_dispute', 'not_delivered', 'guarantee', 'delivery_status')
      and abs(hashtext(f.id::text)) % 4 = 0 order by r.at, f.id`.execute(db);
  return found.rows;
}

/** Resolved cases of people of the last days about something that has to be fetched, and that were given nothing: those about something they have first, then newest first. */
export async function samplePickups(db: Db, since: Date, limit: number): Promise<SampleSubject[]> {
  const found = await sql<SampleSubject>`
    select f.id as "caseId", f.customer_id as "customerId", c.kind, f.channel, f.reason_code as reason, r.by_id as "agentId", r.at as "resolvedAt", ${TOLD}
    from case_file f join resolution r on r.case_id = f.id and r.reopened_at is null join customer c on c.id = f.customer_id and c.kind = 'person'
    where r.by_id is not null and r.at > ${since} and f.reason_code in ('guarantee', 'withdrawal', 'damaged', 'late', 'missing_item', 'order_change', 'spare_part')
      and not exists (select from proposal p where p.case_id = f.id) order by f.reason_code in ('guarantee', 'withdrawal', 'damaged', 'spare_part') desc, r.at desc, f.id limit ${limit}`.execute(
    db,
  );
  return found.rows;
}

export interface SampleOpen {
  reference: string;
  ownerId: string;
  reason: string | null;
  /** The order its customer writes about. */
  order: string | null;
}

/** Open cases with an owner that wait for us, those about a delivery first: for what is pending now. */
export async function sampleOpenCases(db: Db, untouchedSince: Date, limit: number): Promise<SampleOpen[]> {
  const found = await sql<SampleOpen>`
    select f.reference, i.owner_id as "ownerId", f.reason_code as reason, ${ORDER} from case_inbox i join case_file f on f.id = i.case_id join person p on p.id = i.owner_id and 'agent' = any(p.roles)
    where i.ball = 'ours' and i.moved_at < ${untouchedSince} and f.customer_id is not null
      and coalesce(f.reason_code, '') not in ('invoice_error', 'duplicate_charge', 'withdrawal', 'guarantee', 'repair_status')
    order by coalesce(f.reason_code in ('missing_item', 'damaged', 'late', 'wrong_item', 'not_delivered', 'delivery_status'), false) desc, f.opened_at desc, f.id
    limit ${limit}`.execute(db);
  return found.rows;
}

/** Many rows of a table in one statement: JSON is read by the server into the table's own row type. */
export async function insertSample(
  db: Db,
  table: 'proposal' | 'proposal_line' | 'authorisation' | 'execution',
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = sql.join(Object.keys(rows[0] as object).map((column) => sql.ref(column)));
  await sql`
    insert into ${sql.table(table)} (${names}) select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  );
}

export async function areaIdsByName(db: Db): Promise<Map<string, string>> {
  const found = await db.selectFrom('area').select(['id', 'name']).execute();
  return new Map(found.map(({ id, name }) => [name, id]));
}
