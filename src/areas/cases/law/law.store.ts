import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface ExceptionRow {
  kind: 'language' | 'channel';
  expected: string;
  used: string;
  reason: string;
  at: Date;
  by: string | null;
}

export async function exceptionsOf(db: Db, caseId: string): Promise<ExceptionRow[]> {
  const found = await sql<ExceptionRow>`
    select x.kind, x.expected, x.used, x.reason, x.at, p.name as by from reply_exception x left join person p on p.id = x.by_id
      join message m on m.id = x.message_id and m.undone_at is null where x.case_id = ${caseId} order by x.at desc`.execute(
    db,
  );
  return found.rows;
}

export async function packOf(db: Db, caseId: string): Promise<string | null> {
  const found = await sql<{
    pack: string | null;
  }>`select legal_pack as pack from case_file where id = ${caseId}`.execute(db);
  return found.rows[0]?.pack ?? null;
}
