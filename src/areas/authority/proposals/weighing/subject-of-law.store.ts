import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface SubjectOfLaw {
  /** The pack the case came under; null when none was followed then. */
  pack: string | null;
  /** When the customer spoke: when the case came, and each word of theirs since. */
  words: Date[];
}

export async function subjectOfLaw(db: Db, caseId: string): Promise<SubjectOfLaw> {
  const found = await sql<SubjectOfLaw>`
    select f.legal_pack as pack, array(
      select f.received_at union select m.received_at from message m
      where m.case_id = f.id and m.direction = 'in' and m.automatic is null and m.held_reason is null) as words
    from case_file f where f.id = ${caseId}`.execute(db);
  return found.rows[0] ?? { pack: null, words: [] };
}
