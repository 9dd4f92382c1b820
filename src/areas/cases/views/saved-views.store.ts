import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Actor } from '#platform/work/index.ts';
import { sightOf } from '../access/access.rules.ts';
import type { Selector } from '../selecting/fields.rules.ts';
import type { Sharing } from './sharing.rules.ts';

export interface SavedViewRow extends Sharing {
  id: string;
  name: string;
  selector: Selector;
  order: 'due' | 'newest' | 'oldest';
  ownerName: string;
}

const MOST = 300;

const COLUMNS = sql`v.id, v.name, v.shared, v.team_id as "teamId", v.selector, v.sort as "order", v.owner_id as "ownerId", p.name as "ownerName"`;

/** One's own, those of one's teams (whoever sees every case: of every team) and everybody's. */
function usableBy(actor: Actor): RawBuilder<unknown> {
  if (actor.kind !== 'person' || !['all', 'own'].includes(sightOf(actor))) return sql`false`;
  const teams = sightOf(actor) === 'all' ? sql`true` : sql`v.team_id = any(${[...actor.teamIds]}::uuid[])`;
  return sql`(v.owner_id = ${actor.id}::uuid or v.shared = 'all' or (v.shared = 'team' and ${teams}))`;
}

export async function savedViews(db: Db, actor: Actor): Promise<SavedViewRow[]> {
  const found = await sql<SavedViewRow>`
    select ${COLUMNS} from saved_view v join person p on p.id = v.owner_id where ${usableBy(actor)} order by plain(v.name), v.id limit ${MOST}`.execute(
    db,
  );
  return found.rows;
}

export async function savedView(db: Db, actor: Actor, id: string): Promise<SavedViewRow | undefined> {
  const found = await sql<SavedViewRow>`
    select ${COLUMNS} from saved_view v join person p on p.id = v.owner_id where v.id = ${id}::uuid and ${usableBy(actor)}`.execute(
    db,
  );
  return found.rows[0];
}

/** Holds a view until the end of the transaction, so that two who change it come one after the other. */
export async function lockView(db: Db, id: string): Promise<void> {
  await sql`select from saved_view where id = ${id}::uuid for update`.execute(db);
}

type Kept = Omit<SavedViewRow, 'ownerName'>;

export async function insertView(db: Db, view: Kept, now: Date): Promise<void> {
  await sql`
    insert into saved_view (id, owner_id, name, shared, team_id, selector, sort, created_at, changed_at)
    values (${view.id}, ${view.ownerId}, ${view.name}, ${view.shared}, ${view.teamId}, ${JSON.stringify(view.selector)}::jsonb, ${view.order}, ${now}, ${now})`.execute(
    db,
  );
}

export async function writeView(db: Db, view: Kept, now: Date): Promise<void> {
  await sql`
    update saved_view set name = ${view.name}, shared = ${view.shared}, team_id = ${view.teamId}, selector = ${JSON.stringify(view.selector)}::jsonb, sort = ${view.order}, changed_at = ${now}
    where id = ${view.id}::uuid`.execute(db);
}

export async function removeView(db: Db, id: string): Promise<void> {
  await sql`delete from saved_view where id = ${id}::uuid`.execute(db);
}
