import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { AdrBody } from './contract.ts';

const COLUMNS = sql`id, name, adhered, region, sector, website, address, phone, text_es as "textEs", text_en as "textEn", active`;

/** The whole register, those the company adheres to first. */
export async function adrBodies(db: Db): Promise<AdrBody[]> {
  const found = await sql<AdrBody>`
    select ${COLUMNS} from adr_body order by active desc, adhered desc, plain(name), id limit 500`.execute(db);
  return found.rows;
}

export async function adrBodyById(db: Db, id: string): Promise<AdrBody | undefined> {
  return (await sql<AdrBody>`select ${COLUMNS} from adr_body where id = ${id} for update`.execute(db)).rows[0];
}

export async function writeAdrBody(db: Db, one: AdrBody, now: Date): Promise<void> {
  await sql`
    insert into adr_body (id, name, adhered, region, sector, website, address, phone, text_es, text_en, active, created_at)
    values (${one.id}, ${one.name}, ${one.adhered}, ${one.region}, ${one.sector}, ${one.website}, ${one.address}, ${one.phone}, ${one.textEs}, ${one.textEn}, ${one.active}, ${now})
    on conflict (id) do update set name = excluded.name, adhered = excluded.adhered, region = excluded.region, sector = excluded.sector, website = excluded.website,
      address = excluded.address, phone = excluded.phone, text_es = excluded.text_es, text_en = excluded.text_en, active = excluded.active`.execute(
    db,
  );
}
