import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { parseKey } from '../opening/key.rules.ts';

/** A case a message may belong to; the channel judges whether its sender may write into it. */
export interface ThreadingCandidate {
  caseId: string;
  reference: string;
  subject: string;
  ball: string;
  customerId: string | null;
  brandId: string | null;
  mailboxId: string | null;
  teamId: string | null;
  /** Addresses in lower case. Third parties were copied by someone outside: that gives no right to write. */
  participants: { address: string; role: 'requester' | 'copied' | 'third_party' }[];
  /** The asked-for mail id that led here; null when found by reference or id. */
  mailId: string | null;
}

/** Candidates by reference, by id, or by the Message-IDs a mail answers to, in the order the ids were given. */
export async function caseForThreading(
  db: Db,
  by: { reference?: string; caseId?: string; mailIds?: readonly string[] },
): Promise<ThreadingCandidate[]> {
  const mailIds = [...(by.mailIds ?? [])];
  const found = await sql<ThreadingCandidate>`
    with hit (case_id, mail_id, place) as (
      select id, null::text, 0 from case_file where reference = ${by.reference ?? null} or id = ${by.caseId ?? null}::uuid
      union all
      select case when g.id is null then m.case_id else m.origin_case_id end, m.mail_id, given.place from unnest(${mailIds}::text[]) with ordinality as given (mail_id, place) join message m on m.mail_id = given.mail_id
        left join case_merge g on g.merged_id = m.origin_case_id and g.kept_id = m.case_id and g.undone_at is null
    ), first as (select distinct on (case_id) case_id, mail_id, place from hit order by case_id, place)
    select f.id as "caseId", f.reference, f.subject, i.ball, f.customer_id as "customerId", f.brand_id as "brandId", f.mailbox_id as "mailboxId", i.team_id as "teamId", first.mail_id as "mailId",
      coalesce((select jsonb_agg(jsonb_build_object('address', p.address, 'role', p.role)) from participant p where p.case_id = f.id or p.case_id = (select g.kept_id from case_merge g where g.merged_id = f.id and g.undone_at is null)), '[]') as participants
    from first join case_file f on f.id = first.case_id join case_inbox i on i.case_id = f.id order by first.place`.execute(
    db,
  );
  return found.rows;
}

/** The case a public key opens, however it was written: the key's own, or the one it goes on in. Null when it opens none. */
export async function caseByKey(
  db: Db,
  written: string,
): Promise<{ id: string; reference: string; customerId: string | null; language: string } | null> {
  const key = parseKey(written);
  if (!key) return null;
  const found = await sql<{ id: string; reference: string; customerId: string | null; language: string }>`
    select k.id, k.reference, k.customer_id as "customerId", k.language from case_file f
    left join case_merge g on g.merged_id = f.id and g.undone_at is null join case_file k on k.id = coalesce(g.kept_id, f.id) where f.public_key = ${key}`.execute(
    db,
  );
  return found.rows[0] ?? null;
}
