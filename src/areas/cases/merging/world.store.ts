import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface AskedTwice {
  id: string;
  reference: string;
  subject: string;
  customerId: string;
  name: string;
  teamId: string | null;
  mailboxId: string | null;
  brandId: string | null;
}

/** Open cases of people that only wait for our answer and are one person's only open one, the newest first. */
export async function answerable(db: Db, n: number): Promise<AskedTwice[]> {
  const found = await sql<AskedTwice>`
    select f.id, f.reference, f.subject, c.id as "customerId", c.name, i.team_id as "teamId", f.mailbox_id as "mailboxId", f.brand_id as "brandId"
    from case_inbox i join case_file f on f.id = i.case_id join customer c on c.id = f.customer_id
    where i.ball = 'ours' and f.channel = 'email' and f.language = 'es' and c.kind = 'person' and f.legal_class is not null
      and not exists (select from case_file g where g.customer_id = c.id and g.id <> f.id and g.resolved_at is null)
    order by f.received_at desc limit ${n}`.execute(db);
  return found.rows;
}
