import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface SampleCase {
  reference: string;
  messageId: string | null;
  contactId: string | null;
}

export async function areaNamed(db: Db, name: string): Promise<string | undefined> {
  return (await sql<{ id: string }>`select id from area where name = ${name} and active`.execute(db)).rows[0]?.id;
}

/** The case of a sample contact with the Director. */
export async function lineCase(db: Db, subject: string): Promise<SampleCase | undefined> {
  const found = await sql<SampleCase>`
    select f.reference, d.message_id as "messageId", d.id as "contactId"
    from direct_contact d join case_file f on f.id = d.case_id where f.subject = ${subject} order by d.asked_at limit 1`.execute(
    db,
  );
  return found.rows[0];
}

/** The latest case in which something was granted. */
export async function costlyCase(db: Db): Promise<SampleCase | undefined> {
  const found = await sql<SampleCase>`
    select f.reference, null as "messageId", null as "contactId"
    from proposal p join case_file f on f.id = p.case_id
    where exists (select from proposal_line l where l.proposal_id = p.id and l.applied_at is not null and l.amount_minor > 0)
    order by p.made_at desc, p.id limit 1`.execute(db);
  return found.rows[0];
}
