import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';
import { ANSWER_CLOCKS, legalPack } from '../packs/legal-packs.ts';
import { rulingPack } from '../packs/ruling-pack.ts';
import type { LegalPack } from '../packs/pack.schema.ts';
import type { LegalState } from './legal-clock.rules.ts';

export interface LegalClockRow {
  id: string;
  clock: string;
  round: number;
  whose: 'company' | 'customer';
  pack: string;
  pack_version: string;
  article: string;
  unit: 'hour' | 'calendar_day' | 'working_day' | 'month';
  length: number;
  started_at: Date;
  due_at: Date;
  attention_at: Date;
  critical_at: Date;
  met_at: Date | null;
  state: LegalState;
  paused_since: Date | null;
  paused_until: Date | null;
  late_at: Date | null;
  calendar_id: string;
  calendar_version: number;
  first_due_at: Date;
  effect: string;
  moves: { n: number; at: string; before: string; after: string; why: string }[];
}

/** The terms of a case, the first to end on top, each with every date it has had. */
export async function legalClocksOf(db: Db, caseId: string): Promise<LegalClockRow[]> {
  const found = await sql<LegalClockRow>`
    select c.id, c.clock, c.round, c.whose, c.pack, c.pack_version, c.article, c.unit, c.length, c.started_at, c.due_at, c.attention_at, c.critical_at, c.met_at, c.state,
      c.paused_since, c.paused_until, c.late_at, c.calendar_id, c.calendar_version, c.first_due_at, c.effect,
      coalesce((select jsonb_agg(jsonb_build_object('n', m.n, 'at', m.at, 'before', m.due_before, 'after', m.due_after, 'why', m.why) order by m.n) from legal_clock_change m where m.clock_id = c.id), '[]') as moves
    from legal_clock c where c.case_id = ${caseId} order by c.due_at, c.clock`.execute(db);
  return found.rows;
}

/** The earliest term to answer that runs on a case or on one that goes on in it; null when none does. What is asked inside must fit in it (domain.md §5.4). */
export async function legalDueOf(db: Db, caseId: string): Promise<Date | null> {
  const found = await sql<{ due: Date | null }>`
    select min(due_at) as due from legal_clock where case_id in (select id from with_merged(${caseId})) and state = 'running' and clock = any(${ANSWER_CLOCKS}::text[])`.execute(
    db,
  );
  return found.rows[0]?.due ?? null;
}

/** The earliest of all the company's terms that run on a case or on one that goes on in it, a call back among them. */
export async function firstLegalDueOf(db: Db, caseId: string): Promise<Date | null> {
  const found = await sql<{ due: Date | null }>`
    select min(due_at) as due from legal_clock where case_id in (select id from with_merged(${caseId})) and state = 'running' and whose = 'company'`.execute(
    db,
  );
  return found.rows[0]?.due ?? null;
}

/** The pack in force at an instant: what rules by the brand's own choice, else by the company's. Null when none was chosen. */
export async function packInForce(db: Db, at: Date, brandId: string | null = null): Promise<LegalPack | null> {
  return (await packFollowed(db, at, brandId)).ruling;
}

/** The pack chosen for an instant, and the one that rules then: another one while the law of the chosen does not oblige yet. */
export async function packFollowed(
  db: Db,
  at: Date,
  brandId: string | null = null,
): Promise<{ chosen: LegalPack | null; ruling: LegalPack | null }> {
  const found = await sql<{ pack: string; zone: string | null }>`
    select pack, (select zone from company) as zone from legal_pack_choice where effective_at <= ${at} and (brand_id is null or brand_id = ${brandId}::uuid)
    order by brand_id is null, effective_at desc, made_at desc limit 1`.execute(db);
  const [row] = found.rows;
  return { chosen: legalPack(row?.pack ?? ''), ruling: row ? rulingPack(row.pack, at, row.zone ?? 'UTC') : null };
}

/** The zone in which a law begins to oblige the company. */
export async function companyZone(db: Db): Promise<string> {
  return (await sql<{ zone: string }>`select zone from company`.execute(db)).rows[0]?.zone ?? 'UTC';
}

export interface PackChoice {
  id: string;
  brandId: string | null;
  pack: string;
  version: string;
  effectiveAt: Date;
  madeAt: Date;
  madeBy: string | null;
}

/** Every choice made, the newest first: what was in force when stays known. */
export async function packChoices(db: Db): Promise<PackChoice[]> {
  const found = await sql<PackChoice>`
    select c.id, c.brand_id as "brandId", c.pack, c.version, c.effective_at as "effectiveAt", c.made_at as "madeAt", p.name as "madeBy"
    from legal_pack_choice c left join person p on c.made_by = 'person:' || p.id order by c.made_at desc, c.id desc limit 100`.execute(
    db,
  );
  return found.rows;
}

export async function insertChoice(
  work: Work,
  { brandId, pack, version, effectiveAt }: Pick<PackChoice, 'brandId' | 'pack' | 'version' | 'effectiveAt'>,
): Promise<void> {
  await sql`
    insert into legal_pack_choice (id, brand_id, pack, version, effective_at, made_at, made_by)
    values (${newId()}, ${brandId}, ${pack}, ${version}, ${effectiveAt}, ${work.now}, ${actorKey(work.actor)})`.execute(
    work.db,
  );
}

export async function brandExists(db: Db, id: string): Promise<boolean> {
  return (await sql`select from brand where id = ${id}`.execute(db)).rows.length > 0;
}
