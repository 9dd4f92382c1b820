import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface Neighbour {
  id: string;
  name: string;
  email: string;
  teamId: string | null;
  mailboxId: string | null;
}

/** People with an address and nothing open, with the team and the mailbox that most cases came to. */
export async function neighbours(db: Db, n: number): Promise<Neighbour[]> {
  const found = await sql<Neighbour>`
    select c.id, c.name, a.value as email, place.team_id as "teamId", place.mailbox_id as "mailboxId"
    from customer c join customer_address a on a.customer_id = c.id and a.kind = 'email'
      cross join (select i.team_id, f.mailbox_id from case_inbox i join case_file f on f.id = i.case_id where f.mailbox_id is not null and f.channel = 'email' order by f.received_at desc limit 1) place
    where c.kind = 'person' and not exists (select from case_file f where f.customer_id = c.id and f.resolved_at is null)
    order by c.id limit ${n}`.execute(db);
  return found.rows;
}
