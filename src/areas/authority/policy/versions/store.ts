import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { PolicyDefinition } from '../contract.ts';
import type { Policy } from '../engine/decision.rules.ts';

export type VersionState = 'draft' | 'published' | 'withdrawn' | 'discarded';

export interface VersionRow {
  id: string;
  number: number | null;
  state: VersionState;
  name: string;
  definition: PolicyDefinition;
  basedOn: number | null;
  advice: Record<string, unknown> | null;
  revision: number;
  madeBy: string;
  madeAt: Date;
  changedAt: Date;
  reason: string;
  effectiveAt: Date | null;
  publishedBy: string | null;
  publishedAt: Date | null;
}

const VERSION = sql`id, number, state, name, definition, based_on as "basedOn", advice, revision, made_by as "madeBy", made_at as "madeAt",
  changed_at as "changedAt", reason, effective_at as "effectiveAt", published_by as "publishedBy", published_at as "publishedAt"`;

/** Drafts first, newest change first; then what was published, newest first. What was discarded is not shown. */
export async function findVersions(db: Db): Promise<VersionRow[]> {
  const found = await sql<VersionRow>`
    select ${VERSION} from policy_version where state <> 'discarded' order by number desc nulls first, changed_at desc, id`.execute(
    db,
  );
  return found.rows;
}

export async function findVersion(db: Db, id: string, lock = false): Promise<VersionRow | undefined> {
  const found = await sql<VersionRow>`
    select ${VERSION} from policy_version where id = ${id} and state <> 'discarded' ${lock ? sql`for update` : sql``}`.execute(
    db,
  );
  return found.rows[0];
}

export async function findInForce(db: Db, at: Date): Promise<Policy | undefined> {
  const found = await sql<{ number: number; definition: PolicyDefinition }>`
    select number, definition from policy_version where state = 'published' and effective_at <= ${at}
    order by effective_at desc, number desc limit 1`.execute(db);
  const row = found.rows[0];
  return row && { ...row.definition, number: row.number };
}

/** The one with the highest number that is not withdrawn: in force, or about to be. Publishing goes one at a time. */
export async function lockLatest(db: Db): Promise<{ next: number; latest: VersionRow | undefined }> {
  await sql`lock table policy_version in share row exclusive mode`.execute(db);
  const found = await sql<VersionRow>`
    select ${VERSION} from policy_version where state in ('published', 'withdrawn') order by number desc`.execute(db);
  return {
    next: (found.rows[0]?.number ?? 0) + 1,
    latest: found.rows.find((row) => row.state === 'published'),
  };
}

export async function insertDraft(
  db: Db,
  draft: Pick<VersionRow, 'id' | 'name' | 'definition' | 'basedOn' | 'advice' | 'madeBy' | 'madeAt'>,
): Promise<void> {
  await db
    .insertInto('policy_version')
    .values({
      id: draft.id,
      state: 'draft',
      name: draft.name,
      definition: JSON.stringify(draft.definition),
      based_on: draft.basedOn,
      advice: draft.advice === null ? null : JSON.stringify(draft.advice),
      made_by: draft.madeBy,
      made_at: draft.madeAt,
      changed_at: draft.madeAt,
    })
    .execute();
}

export async function writeDraft(
  db: Db,
  {
    id,
    name,
    definition,
    revision,
    changedAt,
  }: Pick<VersionRow, 'id' | 'name' | 'definition' | 'revision' | 'changedAt'>,
): Promise<void> {
  await db
    .updateTable('policy_version')
    .set({ name, definition: JSON.stringify(definition), revision, changed_at: changedAt })
    .where('id', '=', id)
    .execute();
}

export async function writePublication(
  db: Db,
  id: string,
  said: { number: number; reason: string; effectiveAt: Date; by: string; at: Date },
): Promise<void> {
  await db
    .updateTable('policy_version')
    .set({
      state: 'published',
      number: said.number,
      reason: said.reason,
      effective_at: said.effectiveAt,
      published_by: said.by,
      published_at: said.at,
    })
    .where('id', '=', id)
    .execute();
}

export async function writeState(db: Db, id: string, state: VersionState): Promise<void> {
  await db.updateTable('policy_version').set({ state }).where('id', '=', id).execute();
}

/** What a policy may name: read to see whether it still exists. */
export interface Known {
  people: { id: string; active: boolean; roles: string[]; teamIds: string[] }[];
  areas: { id: string; active: boolean; reachable: boolean }[];
  teamIds: string[];
  tagIds: string[];
  reasons: string[];
  solutions: string[];
}

export async function findKnown(db: Db): Promise<Known> {
  const found = await sql<Known>`select
    (select coalesce(json_agg(json_build_object('id', p.id, 'active', p.status = 'active', 'roles', p.roles,
      'teamIds', array(select m.team_id from team_member m where m.person_id = p.id))), '[]') from person p) as people,
    (select coalesce(json_agg(json_build_object('id', a.id, 'active', a.active,
      'reachable', a.email <> '' or exists (select from area_member m join person p on p.id = m.person_id where m.area_id = a.id and p.status = 'active'))), '[]') from area a) as areas,
    array(select id from team where active) as "teamIds",
    array(select id from tag where active) as "tagIds",
    array(select code from contact_reason where active) as reasons,
    array(select code from solution_kind where active order by position, code) as solutions`.execute(db);
  return found.rows[0] as Known;
}
