import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface SampleThread {
  subject: string;
  reference: string;
  name: string;
  address: string;
  mailId: string;
}

/** Cases by mail whose customer has the last word now, the newest first, with what they would answer. */
export async function awaitedThreads(db: Db, limit: number): Promise<SampleThread[]> {
  const found = await sql<SampleThread>`
    select f.subject, f.reference, p.name, p.address, m.mail_id as "mailId" from case_inbox i join case_file f on f.id = i.case_id
      join participant p on p.case_id = f.id and p.role = 'requester'
      join lateral (select mail_id from message where case_id = f.id and direction = 'out' and mail_id is not null order by at desc limit 1) m on true
    where i.ball = 'customer' and f.channel = 'email' order by i.moved_at desc, f.id limit ${limit}`.execute(db);
  return found.rows;
}

export interface SampleReceipt {
  id: string;
  caseId: string;
  messageId: string | null;
  kind: string;
  mailId: string;
  envelopeFrom: string;
  address: string;
}

/** What was written by itself for an arrival has left: the sample's yesterday is not sent today. */
export async function markLeft(db: Db, intakeId: string, at: Date): Promise<SampleReceipt[]> {
  const left = await sql<SampleReceipt>`
    update outbox o set state = 'sent', attempts = 1, first_try_at = ${at}, sent_at = ${at},
      recipients = (select jsonb_agg(r || '{"state": "sent"}') from jsonb_array_elements(o.recipients) r)
    from intake a where a.id = ${intakeId} and o.case_id = a.case_id and o.state in ('queued', 'held')
    returning o.id, o.case_id as "caseId", o.message_id as "messageId", o.kind, o.mail_id as "mailId", o.envelope_from as "envelopeFrom", o.recipients -> 0 ->> 'address' as address`.execute(
    db,
  );
  return left.rows;
}
