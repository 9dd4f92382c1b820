import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

/** Leads of the person's teams first, then the others, then the Director; nobody leads themselves. */
export async function leadsOf(db: Db, personId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select p.id from person p where p.status = 'active' and p.id <> ${personId}::uuid and (p.roles && array['lead', 'director'])
    order by ('lead' = any(p.roles)) desc,
      exists (select from team_member m join team_member mine on mine.team_id = m.team_id and mine.person_id = ${personId}::uuid where m.person_id = p.id) desc, p.created_at, p.id
    limit 20`.execute(db);
  return found.rows.map((row) => row.id);
}

/** Whose mail may speak for an area: its members, its head, whoever was told, its own address; never whoever asks, whose address it may be. */
export async function speakerFor(
  db: Db,
  consultationId: string,
  address: string,
): Promise<{ personId: string | null } | null> {
  const found = await sql<{ personId: string | null }>`
    select p.id as "personId" from consultation c join area a on a.id = c.area_id
      join person p on p.status = 'active' and lower(p.email) = lower(${address})
    where c.id = ${consultationId}::uuid and p.id <> c.asked_by
      and (p.id = a.head_id or p.id = c.told_id or exists (select from area_member m where m.area_id = a.id and m.person_id = p.id))
    union all
    select null from consultation c join area a on a.id = c.area_id join person asker on asker.id = c.asked_by
    where c.id = ${consultationId}::uuid and lower(asker.email) <> lower(${address})
      and (lower(a.email) = lower(${address}) or lower(c.told_address) = lower(${address}))
    limit 1`.execute(db);
  return found.rows[0] ?? null;
}

/** The address is of somebody who has left: what comes from it is nobody's word any more. */
export async function hasLeft(db: Db, address: string): Promise<boolean> {
  const found = await sql`
    select 1 from person where lower(email) = lower(${address}) and status = 'disabled'
      and not exists (select from person p where lower(p.email) = lower(${address}) and p.status = 'active') limit 1`.execute(
    db,
  );
  return found.rows.length > 0;
}

/** How mail reaches this mailbox of ours; null when it receives none any more. */
export async function mailboxSource(db: Db, address: string): Promise<'smtp' | 'imap' | null> {
  const found = await sql<{ source: 'smtp' | 'imap' }>`
    select source from mailbox where active and lower(address) = lower(${address}) limit 1`.execute(db);
  return found.rows[0]?.source ?? null;
}

/** The areas in use that a question of this one may be passed on to. */
export async function otherAreas(db: Db, areaId: string): Promise<{ id: string; name: string }[]> {
  const found = await sql<{ id: string; name: string }>`
    select id, name from area where active and id <> ${areaId}::uuid order by plain(name), id`.execute(db);
  return found.rows;
}
