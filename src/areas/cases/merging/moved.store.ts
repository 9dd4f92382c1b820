import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';

/** Which rows a merge moved or added, so that undo puts back exactly those. */
export interface Moved {
  messages: string[];
  notes: string[];
  petitions: { id: string; position: number }[];
  participants: string[];
  tags: string[];
  followers: string[];
  links: string[];
  /** Until when the merged one was put off. */
  snoozedUntil: string | null;
}

interface Pair {
  keptId: string;
  mergedId: string;
}

/** Everything said, written down and asked for goes to the kept case; the receipt of the merged one stays its own. */
export async function moveAll(work: Work, { keptId, mergedId }: Pair): Promise<Omit<Moved, 'snoozedUntil'>> {
  const { db } = work;
  const notes = await ids(db, sql`update note set case_id = ${keptId} where case_id = ${mergedId} returning id`);
  await sql`update mention set case_id = ${keptId} where note_id = any(${notes}::uuid[])`.execute(db);
  return {
    messages: await ids(
      db,
      sql`update message set case_id = ${keptId} where case_id = ${mergedId} and automatic is distinct from 'acknowledgement' returning id`,
    ),
    notes,
    petitions: await movePetitions(db, { keptId, mergedId }),
    participants: await ids(
      db,
      sql`insert into participant (case_id, address, name, customer_id, role, added_at, added_by, bounced_at)
        select ${keptId}, address, name, customer_id, case role when 'requester' then 'copied' else role end, ${work.now}::timestamptz, ${actorKey(work.actor)}, bounced_at
        from participant where case_id = ${mergedId} on conflict do nothing returning address as id`,
    ),
    tags: await ids(
      db,
      sql`insert into case_tag (case_id, tag_id) select ${keptId}, tag_id from case_tag where case_id = ${mergedId} on conflict do nothing returning tag_id as id`,
    ),
    // Whoever had it goes on hearing of it.
    followers: await ids(
      db,
      sql`insert into case_follower (case_id, person_id, why, since)
        select ${keptId}::uuid, person_id, why, ${work.now}::timestamptz from case_follower where case_id = ${mergedId}
        union select ${keptId}::uuid, i.owner_id, 'handed_over', ${work.now}::timestamptz from case_inbox i where i.case_id = ${mergedId} and i.owner_id is not null
          and i.owner_id is distinct from (select k.owner_id from case_inbox k where k.case_id = ${keptId})
          and not exists (select from case_follower w where w.case_id = ${mergedId} and w.person_id = i.owner_id)
        on conflict do nothing returning person_id as id`,
    ),
    links: await ids(
      db,
      sql`insert into case_link (a, b, kind, at, by)
        select least(other, ${keptId}::uuid), greatest(other, ${keptId}::uuid), kind, ${work.now}::timestamptz, ${actorKey(work.actor)}
        from (select case when a = ${mergedId} then b else a end as other, kind from case_link where ${mergedId} in (a, b)) l where other <> ${keptId}
        on conflict do nothing returning case when a = ${keptId} then b else a end as id`,
    ),
  };
}

/** Behind those of the kept case: its own keep their numbers. */
async function movePetitions(db: Db, { keptId, mergedId }: Pair): Promise<Moved['petitions']> {
  const found = await sql<{ id: string; position: number }>`
    with last as (select coalesce(max(position), 0) as n from petition where case_id = ${keptId}),
    moving as (select id, position, row_number() over (order by position) as place from petition where case_id = ${mergedId} and removed_at is null)
    update petition q set case_id = ${keptId}, position = last.n + moving.place from moving, last where q.id = moving.id returning q.id, moving.position`.execute(
    db,
  );
  return found.rows;
}

export interface KeptMerge extends Pair {
  id: string;
  moved: Moved;
}

/**
 * What the merge moved goes back, and what came for the merged case since. What was written into the kept one stays there; what was
 * moved on from it by hand stays where it was put.
 */
export async function moveBack(work: Work, { id, keptId, mergedId, moved }: KeptMerge): Promise<void> {
  const { db } = work;
  await sql`update message set case_id = ${mergedId} where case_id = ${keptId} and (id = any(${moved.messages}::uuid[]) or (origin_case_id = ${mergedId} and id > ${id}::uuid))`.execute(
    db,
  );
  await sql`update note set case_id = ${mergedId} where id = any(${moved.notes}::uuid[]) and case_id = ${keptId}`.execute(
    db,
  );
  await sql`update mention set case_id = ${mergedId} where note_id = any(${moved.notes}::uuid[])`.execute(db);
  await sql`update petition q set case_id = ${mergedId}, position = m.position from jsonb_to_recordset(${JSON.stringify(moved.petitions)}::jsonb) as m (id uuid, position integer) where q.id = m.id and q.case_id = ${keptId}`.execute(
    db,
  );
  await sql`delete from participant p where p.case_id = ${keptId} and p.address = any(${moved.participants}::text[]) and p.role <> 'requester'
    and not exists (select from message m where m.case_id = ${keptId} and lower(m.from_address) = p.address)`.execute(
    db,
  );
  await sql`delete from case_tag where case_id = ${keptId} and tag_id = any(${moved.tags}::uuid[])`.execute(db);
  await sql`delete from case_follower where case_id = ${keptId} and person_id = any(${moved.followers}::uuid[]) and why <> 'mentioned'`.execute(
    db,
  );
  await sql`delete from case_link l using unnest(${moved.links}::uuid[]) other where l.a = least(other, ${keptId}::uuid) and l.b = greatest(other, ${keptId}::uuid)`.execute(
    db,
  );
}

/** The merged one ends here; not resolved, for nobody has been answered by this. Returns the id of the merge. */
export async function writeMerge(work: Work, { keptId, mergedId }: Pair, keptN: number, moved: Moved): Promise<string> {
  const id = newId();
  const by = work.actor.kind === 'person' ? work.actor.id : null;
  await sql`
    with ended as (update case_file set resolved_at = ${work.now} where id = ${mergedId})
    insert into case_merge (id, kept_id, merged_id, kept_n, moved, at, by_id)
    values (${id}, ${keptId}, ${mergedId}, ${keptN}, ${JSON.stringify(moved)}::jsonb, ${work.now}, ${by})`.execute(
    work.db,
  );
  return id;
}

/** The merge as it stands on a case; nothing when it does not, or no longer. */
export async function findMerge(
  db: Db,
  keptId: string,
  mergeId: string,
): Promise<(KeptMerge & { undone: boolean }) | null> {
  const found = await sql<KeptMerge & { undone: boolean }>`
    select id, kept_id as "keptId", merged_id as "mergedId", moved, undone_at is not null as undone from case_merge where id = ${mergeId}::uuid and kept_id = ${keptId}`.execute(
    db,
  );
  return found.rows[0] ?? null;
}

/** The customer wrote for the merged case while it was merged. */
export async function wroteSince(db: Db, caseId: string, mergeId: string): Promise<boolean> {
  const found =
    await sql`select from message where case_id = ${caseId} and direction = 'in' and id > ${mergeId}::uuid limit 1`.execute(
      db,
    );
  return found.rows.length > 0;
}

export async function endMerge(work: Work, { id, mergedId }: KeptMerge): Promise<void> {
  const by = work.actor.kind === 'person' ? work.actor.id : null;
  await sql`
    with opened as (update case_file set resolved_at = null where id = ${mergedId})
    update case_merge set undone_at = ${work.now}, undone_by = ${by} where id = ${id}`.execute(work.db);
}

async function ids(db: Db, statement: RawBuilder<unknown>): Promise<string[]> {
  return (await sql<{ id: string }>`${statement}`.execute(db)).rows.map((row) => row.id);
}
