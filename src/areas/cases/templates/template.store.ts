import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Actor } from '#platform/work/index.ts';
import { sightOf } from '../access/access.rules.ts';
import type { CaseAction } from '../actions/actions.contract.ts';
import type { Sharing } from '../views/sharing.rules.ts';
import type { TemplateText } from './merge.rules.ts';

export interface Wording {
  title: string;
  texts: TemplateText[];
  caseTypes: string[];
  channels: string[];
  actions: CaseAction[];
}
export interface TemplateRow extends Sharing, Wording {
  id: string;
  kind: 'template' | 'snippet';
  ownerName: string;
  version: number;
  archivedAt: Date | null;
  changedAt: Date;
  uses: number;
  /** Of them, for cases of the type that was asked about. */
  usesOfType: number;
  unchanged: number;
  lastAt: Date | null;
}

const MOST = 500;

const WORDING = sql`v.title, v.texts, v.case_types as "caseTypes", v.channels, v.actions`;

function columns(type: string | null): RawBuilder<unknown> {
  return sql`t.id, t.kind, t.shared, t.team_id as "teamId", t.owner_id as "ownerId", p.name as "ownerName", t.version, t.archived_at as "archivedAt", ${WORDING}, v.made_at as "changedAt",
    coalesce(u.uses, 0)::int as uses, coalesce(u.of_type, 0)::int as "usesOfType", coalesce(u.unchanged, 0)::int as unchanged, u.last_at as "lastAt"
    from template t join template_version v on v.template_id = t.id and v.number = t.version join person p on p.id = t.owner_id
    left join lateral (
      select count(*) as uses, count(*) filter (where s.case_type = ${type}) as of_type, count(*) filter (where s.unchanged) as unchanged, max(s.at) as last_at
      from template_use s join message m on m.id = s.message_id and m.undone_at is null where s.template_id = t.id) u on true`;
}

/** One's own, those of one's teams (whoever sees every case: of every team) and everybody's. */
function usableBy(actor: Actor): RawBuilder<unknown> {
  if (actor.kind !== 'person' || !['all', 'own'].includes(sightOf(actor))) return sql`false`;
  const teams = sightOf(actor) === 'all' ? sql`true` : sql`t.team_id = any(${[...actor.teamIds]}::uuid[])`;
  return sql`(t.owner_id = ${actor.id}::uuid and t.shared = 'mine' or t.shared = 'all' or (t.shared = 'team' and ${teams}))`;
}

/** Every word, in what it is called or in anything it says; accents and capitals make no difference. */
function saying(q: string): RawBuilder<unknown> {
  const words = q.split(/\s+/).filter(Boolean).slice(0, 12);
  if (words.length === 0) return sql`true`;
  const whole = sql`plain(v.title || ' ' || (select coalesce(string_agg(x ->> 'text', ' '), '') from jsonb_array_elements(v.texts) x))`;
  return sql`(${sql.join(
    words.map((word) => sql`position(plain(${word}) in ${whole}) > 0`),
    sql` and `,
  )})`;
}

export interface Wanted {
  q?: string | undefined;
  archived?: boolean | undefined;
  kind?: string | undefined;
  /** Uses are also told for this type of case. */
  type?: string | undefined;
}

export async function templatesFor(
  db: Db,
  actor: Actor,
  { q = '', archived, kind, type }: Wanted,
): Promise<TemplateRow[]> {
  const found = await sql<TemplateRow>`
    select ${columns(type ?? null)} where ${usableBy(actor)} and ${saying(q)}
      and ${archived ? sql`t.archived_at is not null` : sql`t.archived_at is null`} ${kind ? sql`and t.kind = ${kind}` : sql``}
    order by plain(v.title), t.id limit ${MOST}`.execute(db);
  return found.rows;
}

export async function findTemplate(db: Db, actor: Actor, id: string): Promise<TemplateRow | undefined> {
  const found = await sql<TemplateRow>`select ${columns(null)} where t.id = ${id}::uuid and ${usableBy(actor)}`.execute(
    db,
  );
  return found.rows[0];
}

/** Whoever else would change it waits until the caller's work ends. */
export async function lockTemplate(db: Db, id: string): Promise<void> {
  await sql`select from template where id = ${id}::uuid for update`.execute(db);
}

export interface VersionRow extends Wording {
  number: number;
  madeAt: Date;
  madeById: string;
  madeBy: string;
}

export async function versionsOf(db: Db, templateId: string): Promise<VersionRow[]> {
  const found = await sql<VersionRow>`
    select v.number, ${WORDING}, v.made_at as "madeAt", v.made_by as "madeById", p.name as "madeBy"
    from template_version v join person p on p.id = v.made_by where v.template_id = ${templateId}::uuid order by v.number desc`.execute(
    db,
  );
  return found.rows;
}

export type NewTemplate = Pick<TemplateRow, 'id' | 'kind' | 'shared' | 'teamId' | 'ownerId' | 'version'>;

export async function insertTemplate(
  db: Db,
  { id, kind, ownerId, shared, teamId, version }: NewTemplate,
  now: Date,
): Promise<void> {
  await sql`
    insert into template (id, kind, owner_id, shared, team_id, version, created_at)
    values (${id}, ${kind}, ${ownerId}, ${shared}, ${teamId}, ${version}, ${now})`.execute(db);
}

export async function writeTemplate(db: Db, { id, kind, shared, teamId, version }: NewTemplate): Promise<void> {
  await sql`update template set kind = ${kind}, shared = ${shared}, team_id = ${teamId}, version = ${version} where id = ${id}`.execute(
    db,
  );
}

export async function insertVersion(
  db: Db,
  templateId: string,
  { title, texts, caseTypes, channels, actions, ...made }: Wording & { number: number; by: string; at: Date },
): Promise<void> {
  await sql`
    insert into template_version (template_id, number, title, texts, case_types, channels, actions, made_at, made_by)
    values (${templateId}, ${made.number}, ${title}, ${JSON.stringify(texts)}::jsonb, ${caseTypes}, ${channels}, ${JSON.stringify(actions)}::jsonb, ${made.at}, ${made.by})`.execute(
    db,
  );
}

export async function setArchived(db: Db, id: string, at: Date | null): Promise<void> {
  await sql`update template set archived_at = ${at} where id = ${id}`.execute(db);
}
