import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { newId } from '#platform/ids/index.ts';
import { actorKey, type Actor, type Work } from '#platform/work/index.ts';
import { visibleTo } from '../access/access.store.ts';

export interface IncidentFacts {
  title: string;
  cause: string;
  places: string;
  measures: string;
  restorationAt: Date | null;
  public: boolean;
  publicText: string;
  publicTextEn: string;
}
export interface IncidentState extends IncidentFacts {
  id: string;
  number: number;
  state: 'open' | 'closed';
  openedAt: Date;
  openedBy: string | null;
  closedAt: Date | null;
  cases: number;
  lastToldAt: Date | null;
}

const COLUMNS = sql`
  n.id, n.number, n.title, n.cause, n.places, n.measures, n.restoration_at as "restorationAt", n.public, n.public_text as "publicText", n.public_text_en as "publicTextEn",
  n.state, n.opened_at as "openedAt", p.name as "openedBy", n.closed_at as "closedAt",
  (select count(*)::int from mass_incident_case a where a.incident_id = n.id and a.detached_at is null) as cases,
  (select max(b.made_at) from broadcast b where b.incident_id = n.id) as "lastToldAt"`;

const LISTED = 200;

export async function listIncidents(db: Db): Promise<IncidentState[]> {
  const found = await sql<IncidentState>`
    select ${COLUMNS} from mass_incident n left join person p on p.id = n.opened_by order by n.state = 'closed', n.opened_at desc, n.id limit ${LISTED}`.execute(
    db,
  );
  return found.rows;
}

export async function findIncident(db: Db, id: string, lock = false): Promise<IncidentState | null> {
  if (lock) await sql`select 1 from mass_incident where id = ${id} for update`.execute(db);
  const found = await sql<IncidentState>`
    select ${COLUMNS} from mass_incident n left join person p on p.id = n.opened_by where n.id = ${id}`.execute(db);
  return found.rows[0] ?? null;
}

export async function insertIncident(work: Work, given: IncidentFacts): Promise<string> {
  const id = newId();
  const by = work.actor.kind === 'person' ? work.actor.id : null;
  await sql`
    insert into mass_incident (id, title, cause, places, measures, restoration_at, public, public_text, public_text_en, opened_at, opened_by)
    values (${id}, ${storable(given.title)}, ${storable(given.cause)}, ${storable(given.places)}, ${storable(given.measures)}, ${given.restorationAt}, ${given.public}, ${storable(given.publicText)}, ${storable(given.publicTextEn)}, ${work.now}, ${by})`.execute(
    work.db,
  );
  return id;
}

export async function writeFacts(db: Db, id: string, given: IncidentFacts): Promise<void> {
  await sql`
    update mass_incident set title = ${storable(given.title)}, cause = ${storable(given.cause)}, places = ${storable(given.places)}, measures = ${storable(given.measures)},
      restoration_at = ${given.restorationAt}, public = ${given.public}, public_text = ${storable(given.publicText)}, public_text_en = ${storable(given.publicTextEn)} where id = ${id}`.execute(
    db,
  );
}

export async function markClosed(work: Work, id: string): Promise<void> {
  const by = work.actor.kind === 'person' ? work.actor.id : null;
  await sql`update mass_incident set state = 'closed', public = false, closed_at = ${work.now}, closed_by = ${by} where id = ${id}`.execute(
    work.db,
  );
}

/** Ids of the named cases the person sees. */
export async function casesNamed(db: Db, actor: Actor, references: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select f.id from case_file f join case_inbox i on i.case_id = f.id where f.reference = any(${[...references]}::text[]) and ${visibleTo(actor)}`.execute(
    db,
  );
  return found.rows.map(({ id }) => id);
}

export interface Likeness {
  type?: string | undefined;
  reasonCode?: string | undefined;
  receivedFrom?: Date | undefined;
  words?: string | undefined;
}

/** Open cases alike that the person sees; one more than `limit` tells that there are too many. */
export async function casesAlike(db: Db, actor: Actor, like: Likeness, limit: number): Promise<string[]> {
  const words = (like.words ?? '').replaceAll(/[\\%_]/g, String.raw`\$&`);
  const found = await sql<{ id: string }>`
    select f.id from case_inbox i join case_file f on f.id = i.case_id
    where i.ball <> 'resolved' and ${visibleTo(actor)}
      ${like.type ? sql`and f.type = ${like.type}` : sql``} ${like.reasonCode ? sql`and f.reason_code = ${like.reasonCode}` : sql``}
      ${like.receivedFrom ? sql`and f.received_at >= ${like.receivedFrom}` : sql``}
      ${words ? sql`and plain(f.subject) like '%' || plain(${words}) || '%'` : sql``}
    order by f.received_at desc limit ${limit + 1}`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** Those that were not attached before. */
export async function attach(work: Work, incidentId: string, caseIds: readonly string[]): Promise<string[]> {
  const found = await sql<{ case_id: string }>`
    insert into mass_incident_case (incident_id, case_id, attached_at, attached_by)
    select ${incidentId}, id, ${work.now}::timestamptz, ${actorKey(work.actor)} from unnest(${[...caseIds]}::uuid[]) id
    on conflict (incident_id, case_id) do update set detached_at = null, attached_at = excluded.attached_at, attached_by = excluded.attached_by
      where mass_incident_case.detached_at is not null returning case_id`.execute(work.db);
  return found.rows.map((row) => row.case_id);
}

export async function detach(work: Work, incidentId: string, caseId: string): Promise<boolean> {
  const found = await sql`
    update mass_incident_case set detached_at = ${work.now} where incident_id = ${incidentId} and case_id = ${caseId} and detached_at is null returning 1`.execute(
    work.db,
  );
  return found.rows.length > 0;
}

export interface AttachedRow {
  reference: string;
  subject: string;
  customer: string;
  language: string;
  ball: string;
  told: 'pending' | 'mailed' | 'page' | 'by_hand' | 'skipped' | null;
}

export async function attachedTo(db: Db, actor: Actor, incidentId: string): Promise<AttachedRow[]> {
  const found = await sql<AttachedRow>`
    select f.reference, f.subject, coalesce(c.name, '') as customer, f.language, i.ball,
      (select bc.state from broadcast_case bc join broadcast b on b.id = bc.broadcast_id where bc.case_id = a.case_id and b.incident_id = a.incident_id order by b.made_at desc limit 1) as told
    from mass_incident_case a join case_inbox i on i.case_id = a.case_id join case_file f on f.id = a.case_id left join customer c on c.id = f.customer_id
    where a.incident_id = ${incidentId} and a.detached_at is null and ${visibleTo(actor)} order by f.received_at desc, f.id desc limit ${LISTED}`.execute(
    db,
  );
  return found.rows;
}

/** What the public pages say while it is open. */
export interface PublicIncident {
  text: string;
  restorationAt: Date | null;
  openedAt: Date;
}

const SAID = 3;

export async function publicIncidents(db: Db, language: string): Promise<PublicIncident[]> {
  const found = await sql<PublicIncident>`
    select case when ${language} = 'en' and public_text_en <> '' then public_text_en else public_text end as text, restoration_at as "restorationAt", opened_at as "openedAt"
    from mass_incident where state = 'open' and public order by opened_at desc limit ${SAID}`.execute(db);
  return found.rows;
}
