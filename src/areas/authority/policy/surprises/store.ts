import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface SurpriseRow {
  id: string;
  personId: string;
  caseId: string;
  customerId: string | null;
  amountMinor: number;
  currency: string;
  why: string;
  at: Date;
}

export async function insertSurprise(db: Db, row: SurpriseRow): Promise<void> {
  await db
    .insertInto('surprise')
    .values({
      id: row.id,
      person_id: row.personId,
      case_id: row.caseId,
      customer_id: row.customerId,
      amount_minor: row.amountMinor,
      currency: row.currency,
      why: row.why,
      at: row.at,
    })
    .execute();
}

/** What this person spent since then, in this currency. */
export async function spentSince(db: Db, personId: string, currency: string, since: Date): Promise<number> {
  const found = await sql<{ spent: number }>`
    select coalesce(sum(amount_minor), 0)::bigint as spent from surprise where person_id = ${personId} and currency = ${currency} and at >= ${since}`.execute(
    db,
  );
  return Number(found.rows[0]?.spent ?? 0);
}

/** One gift at a time of each person: two at once would both see the same budget. */
export async function lockBudget(db: Db, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`surprise:${personId}`}, 0))`.execute(db);
}

export async function newestSurprises(db: Db, limit: number): Promise<SurpriseRow[]> {
  const found = await sql<SurpriseRow>`
    select id, person_id as "personId", case_id as "caseId", customer_id as "customerId", amount_minor as "amountMinor", currency, why, at
    from surprise order by at desc, id desc limit ${limit}`.execute(db);
  return found.rows.map((row) => ({ ...row, amountMinor: Number(row.amountMinor) }));
}
