import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface CaseDates {
  receivedAt: Date;
  acknowledgedAt: Date | null;
  firstReplyAt: Date | null;
  resolvedAt: Date | null;
}

/** Of cases that were found for whoever asks. */
export async function datesOf(db: Db, ids: readonly string[]): Promise<Map<string, CaseDates>> {
  const found = await sql<CaseDates & { id: string }>`
    select id, received_at as "receivedAt", acknowledged_at as "acknowledgedAt", first_reply_at as "firstReplyAt", resolved_at as "resolvedAt"
    from case_file where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(found.rows.map(({ id, ...dates }) => [id, dates]));
}

/** Teams and tags by their id, the retired ones too: old cases have them. */
export async function namesOfThings(db: Db): Promise<Map<string, string>> {
  const found = await sql<{ id: string; name: string }>`
    select id, name from team union all select id, name from tag`.execute(db);
  return new Map(found.rows.map(({ id, name }) => [id, name]));
}
