import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { actorKey, type Actor, type Work } from '#platform/work/index.ts';
import { visibleTo } from '../access/access.store.ts';
import type { Relative } from './family.contract.ts';

/* A case that was merged counts where it goes on: rows stay as they were made, so that parting the cases puts all back. */

/** The cases that hang from this one. */
function childrenOf(caseId: string | RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select distinct coalesce(g.kept_id, p.child_id) as id from case_parent p left join case_merge g on g.merged_id = p.child_id and g.undone_at is null
    where p.parent_id in (select id from with_merged(${caseId})))`;
}

const RELATIVE = sql`f.id, f.reference, f.subject, coalesce(c.name, '') as customer, f.language, i.ball, f.discarded_as is not null as discarded`;

export async function childrenSeen(db: Db, actor: Actor, caseId: string): Promise<Relative[]> {
  const found = await sql<Relative>`
    select ${RELATIVE} from ${childrenOf(caseId)} k join case_file f on f.id = k.id join case_inbox i on i.case_id = f.id left join customer c on c.id = f.customer_id
    where f.id <> ${caseId}::uuid and ${visibleTo(actor)} order by i.ball = 'resolved', f.received_at, f.id`.execute(
    db,
  );
  return found.rows;
}

/** The open ones, seen or not. */
export async function openChildren(db: Db, caseId: string): Promise<{ id: string; reference: string }[]> {
  const found = await sql<{ id: string; reference: string }>`
    select f.id, f.reference from ${childrenOf(caseId)} k join case_file f on f.id = k.id join case_inbox i on i.case_id = f.id
    where f.id <> ${caseId}::uuid and i.ball <> 'resolved' order by f.id`.execute(db);
  return found.rows;
}

export async function childrenIds(db: Db, caseId: string): Promise<string[]> {
  const found = await sql<{
    id: string;
  }>`select k.id from ${childrenOf(caseId)} k where k.id <> ${caseId}::uuid`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** The case it hangs from. */
export async function parentIdOf(db: Db, caseId: string): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select coalesce(g.kept_id, p.parent_id) as id from case_parent p left join case_merge g on g.merged_id = p.parent_id and g.undone_at is null
    where p.child_id in (select id from with_merged(${caseId})) and coalesce(g.kept_id, p.parent_id) <> ${caseId}::uuid order by p.at limit 1`.execute(
    db,
  );
  return found.rows[0]?.id ?? null;
}

export async function isOpen(db: Db, caseId: string): Promise<boolean> {
  const found = await sql`select from case_inbox where case_id = ${caseId}::uuid and ball <> 'resolved'`.execute(db);
  return found.rows.length > 0;
}

export async function relative(db: Db, actor: Actor, caseId: string): Promise<Relative | null> {
  const found = await sql<Relative>`
    select ${RELATIVE} from case_file f join case_inbox i on i.case_id = f.id left join customer c on c.id = f.customer_id
    where f.id = ${caseId}::uuid and ${visibleTo(actor)}`.execute(db);
  return found.rows[0] ?? null;
}

export async function hasChildren(db: Db, caseId: string): Promise<boolean> {
  return (
    (await sql`select from ${childrenOf(caseId)} k where k.id <> ${caseId}::uuid limit 1`.execute(db)).rows.length > 0
  );
}

export async function writeParent(work: Work, childId: string, parentId: string): Promise<void> {
  await sql`
    insert into case_parent (child_id, parent_id, at, by) values (${childId}, ${parentId}, ${work.now}, ${actorKey(work.actor)})
    on conflict (child_id) do update set parent_id = excluded.parent_id, at = excluded.at, by = excluded.by`.execute(
    work.db,
  );
}

/** Also of what goes on in it. */
export async function deleteParent(db: Db, childId: string): Promise<void> {
  await sql`delete from case_parent where child_id in (select id from with_merged(${childId}))`.execute(db);
}

/** Both in id order, and the children of the first too: what is decided about them is decided about those. */
export async function holdFamily(db: Db, reference: string): Promise<void> {
  await sql`
    select from case_inbox where case_id in (
      select f.id from case_file f where f.reference = ${reference}
      union select k.id from case_file f cross join lateral ${childrenOf(sql`f.id`)} k where f.reference = ${reference})
    order by case_id for update`.execute(db);
}
