import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Cost, Fault } from './contract.ts';

const MESSAGES = 50;

/** What the customer said in the case, newest first. */
export async function saidIn(db: Db, caseId: string): Promise<{ id: string; at: Date; text: string }[]> {
  const found = await sql<{ id: string; at: Date; text: string }>`
    select id, at, text from message where case_id = ${caseId}::uuid and direction = 'in' and text <> '' order by at desc, id desc limit ${MESSAGES}`.execute(
    db,
  );
  return found.rows;
}

export async function messageSaid(db: Db, caseId: string, id: string): Promise<string | undefined> {
  const found = await sql<{ text: string }>`
    select text from message where id = ${id}::uuid and case_id = ${caseId}::uuid and direction = 'in'`.execute(db);
  return found.rows[0]?.text;
}

/** What was granted and applied in the case until now, and what was given from somebody's own budget, by currency. */
export async function costOf(db: Db, caseId: string): Promise<Cost> {
  const found = await sql<{ currency: string; minor: string }>`
    select currency, sum(amount_minor)::text as minor from (
      select p.currency, l.amount_minor from proposal p join proposal_line l on l.proposal_id = p.id
      where p.case_id = ${caseId}::uuid and l.applied_at is not null and l.amount_minor > 0
      union all select s.currency, s.amount_minor from surprise s where s.case_id = ${caseId}::uuid) given
    group by currency order by currency`.execute(db);
  return found.rows.map(({ currency, minor }) => ({ currency, minor: Number(minor) }));
}

export async function isContactOf(db: Db, caseId: string, contactId: string): Promise<boolean> {
  const found = await sql`
    select from direct_contact where id = ${contactId}::uuid and case_id = ${caseId}::uuid`.execute(db);
  return found.rows.length > 0;
}

/** Made of this case already. */
export async function madeOf(db: Db, caseId: string): Promise<{ id: string; area: string; fault: Fault }[]> {
  const found = await sql<{ id: string; area: string; fault: Fault }>`
    select g.id, a.name as area, g.fault from finding g join area a on a.id = g.area_id where g.case_id = ${caseId}::uuid order by g.made_at, g.id`.execute(
    db,
  );
  return found.rows;
}

export async function areasInUse(db: Db): Promise<{ id: string; name: string }[]> {
  return (await sql<{ id: string; name: string }>`select id, name from area where active order by name`.execute(db))
    .rows;
}

/** Everybody who works here or did. */
export async function namesOfStaff(db: Db): Promise<string[]> {
  return (await sql<{ name: string }>`select name from person`.execute(db)).rows.map(({ name }) => name);
}
