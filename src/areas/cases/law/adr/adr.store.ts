import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { toCustomer } from '../../replying/to-customer.store.ts';
import type { AdrBody } from './adr.rules.ts';

/** The company's register: every body in use. */
export async function adrBodies(db: Db, language: 'es' | 'en'): Promise<AdrBody[]> {
  const found = await sql<AdrBody>`
    select id, name, adhered, region, sector, website, address, phone, case when ${language} = 'en' and text_en <> '' then text_en else text_es end as how
    from adr_body where active order by plain(name), id limit 500`.execute(db);
  return found.rows;
}

/** Where the customer of a case lives, as their record says it; empty while nobody knows. */
export async function regionOfCase(db: Db, caseId: string): Promise<string> {
  const found = await sql<{ region: string }>`
    select coalesce(c.region, '') as region from case_file f left join customer c on c.id = f.customer_id where f.id = ${caseId}`.execute(
    db,
  );
  return found.rows[0]?.region ?? '';
}

export interface OurAnswer {
  text: string;
}

/** What the customer was last told by us: the answer that goes with the resolution, or the last one that stands. */
export async function answerOf(db: Db, caseId: string, messageId: string | null): Promise<OurAnswer | null> {
  const found = await sql<OurAnswer>`
    select m.text from message m where m.case_id = ${caseId} and m.direction = 'out' and m.automatic is null and m.undone_at is null and m.failed_at is null
      and (${messageId}::uuid is null or m.id = ${messageId}::uuid) and ${toCustomer} order by m.id desc limit 1`.execute(
    db,
  );
  return found.rows[0] ?? null;
}
