import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

/** Open cases about any of these, the newest first. */
export async function openCasesAbout(db: Db, reasons: readonly string[], n: number): Promise<string[]> {
  const found = await sql<{ reference: string }>`
    select f.reference from case_inbox i join case_file f on f.id = i.case_id
    where i.ball in ('ours', 'customer') and f.reason_code = any(${[...reasons]}::text[]) order by f.received_at desc limit ${n}`.execute(
    db,
  );
  return found.rows.map(({ reference }) => reference);
}
