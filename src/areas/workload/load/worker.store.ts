import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { Shift } from './hours.rules.ts';
import type { CaseType, OfType } from './load.rules.ts';

/** Somebody who has cases in hand, with all that planning for them needs. */
export interface Worker {
  id: string;
  name: string;
  jobTitle: string;
  roles: string[];
  teamIds: string[];
  available: boolean;
  absences: { from: string; to: string }[];
  skills: CaseType[];
  shift: Shift | null;
}

const OWNERS = ['administrator', 'director', 'lead', 'agent'];

const WORKER: RawBuilder<Worker> = sql`
  p.id, p.name, p.job_title as "jobTitle", p.roles, p.available, array(select m.team_id from team_member m join team t on t.id = m.team_id and t.active where m.person_id = p.id order by t.created_at, t.id) as "teamIds",
  array(select k.type from person_skill k where k.person_id = p.id order by k.type) as skills,
  (select jsonb_build_object('days', s.days, 'starts', s.starts, 'ends', s.ends) from person_shift s where s.person_id = p.id) as shift`;

function absencesOf(now: Date): RawBuilder<unknown> {
  return sql`coalesce((select jsonb_agg(jsonb_build_object('from', a.starts_at, 'to', a.ends_at) order by a.starts_at) from absence a where a.person_id = p.id and a.cancelled_at is null and a.ends_at > ${now}), '[]') as absences`;
}

/** Those asked for, by name, of whoever works here and may have cases. */
export async function workersByIds(db: Db, ids: readonly string[], now: Date): Promise<Worker[]> {
  return read(db, sql`p.id = any(${[...ids]}::uuid[])`, now);
}

/** Whoever shares a team with this person; everybody for whoever is in none or directs. */
export async function workersWith(db: Db, personId: string, everybody: boolean, now: Date): Promise<Worker[]> {
  const together = sql`(p.id = ${personId}::uuid or exists (select from team_member a join team_member b on b.team_id = a.team_id where a.person_id = ${personId}::uuid and b.person_id = p.id))`;
  return read(db, everybody ? sql`true` : together, now);
}

async function read(db: Db, where: RawBuilder<unknown>, now: Date): Promise<Worker[]> {
  const found = await sql<Worker>`
    select ${WORKER}, ${absencesOf(now)} from person p where p.status = 'active' and p.roles && ${OWNERS}::text[] and ${where} order by plain(p.name), p.id`.execute(
    db,
  );
  return found.rows;
}

/** Cases whose turn it is of each of them, and those that come back to them before `until`, by type. */
export async function openCases(db: Db, ids: readonly string[], until: Date): Promise<Map<string, OfType[]>> {
  const found = await sql<OfType & { ownerId: string }>`
    select i.owner_id as "ownerId", f.type, count(*)::int as cases from case_inbox i join case_file f on f.id = i.case_id
    where i.owner_id = any(${[...ids]}::uuid[]) and (i.ball = 'ours' or (i.ball = 'snoozed' and i.snoozed_until < ${until})) group by i.owner_id, f.type order by f.type`.execute(
    db,
  );
  return Map.groupBy(found.rows, ({ ownerId }) => ownerId);
}

export async function keepSkills(work: Work, personId: string, types: readonly CaseType[]): Promise<void> {
  const wanted = [...new Set(types)];
  await sql`delete from person_skill where person_id = ${personId} and type <> all(${wanted}::text[])`.execute(work.db);
  await sql`insert into person_skill (person_id, type) select ${personId}, type from unnest(${wanted}::text[]) type on conflict do nothing`.execute(
    work.db,
  );
}

export async function keepShift(work: Work, personId: string, shift: Shift | null): Promise<void> {
  if (!shift) await sql`delete from person_shift where person_id = ${personId}`.execute(work.db);
  else
    await sql`
      insert into person_shift (person_id, days, starts, ends) values (${personId}, ${[...shift.days]}::text[], ${shift.starts}, ${shift.ends})
      on conflict (person_id) do update set days = excluded.days, starts = excluded.starts, ends = excluded.ends`.execute(
      work.db,
    );
}
