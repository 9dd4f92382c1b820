import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';

export interface Contact {
  kind: 'person' | 'company' | null;
  name: string | null;
  phone: string | null;
  email: string | null;
}

/** Who asks, as an area may need to know them: the record, else what the case itself says. */
export async function contactOf(db: Db, caseId: string): Promise<Contact> {
  const found = await sql<Contact>`
    select c.kind, coalesce(nullif(c.name, ''), p.name) as name,
      (select a.value from customer_address a where a.customer_id = c.id and a.kind = 'phone' order by a.is_primary desc, a.created_at limit 1) as phone,
      coalesce((select a.value from customer_address a where a.customer_id = c.id and a.kind = 'email' order by a.is_primary desc, a.created_at limit 1), p.address) as email
    from case_file f left join customer c on c.id = f.customer_id
      left join lateral (select name, address from participant where case_id = f.id and role = 'requester' order by added_at limit 1) p on true
    where f.id = ${caseId}`.execute(db);
  return found.rows[0] ?? { kind: null, name: null, phone: null, email: null };
}

export async function followAsHandedOver(work: Work, caseId: string, personId: string): Promise<void> {
  await sql`
    insert into case_follower (case_id, person_id, why, since) values (${caseId}, ${personId}, 'handed_over', ${work.now}) on conflict do nothing`.execute(
    work.db,
  );
}
