import { sql, type RawBuilder } from 'kysely';
import type { CaseAction } from '#areas/cases/contract.ts';
import type { Selector } from '#areas/cases/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { Trigger } from './rule.contract.ts';

/** What a version of a rule says. */
export interface Version {
  version: number;
  trigger: Trigger;
  selector: Selector;
  actions: CaseAction[];
}

export interface RuleRow {
  id: string;
  name: string;
  position: number;
  version: number;
  versionOn: number | null;
  onSince: Date | null;
  ownerId: string;
  pausedAt: Date | null;
  failures: number;
}

export type RuleInForce = RuleRow & { versionOn: number; onSince: Date; says: Version };

const COLUMNS = sql`a.id, a.name, a.position, a.version, a.version_on as "versionOn", a.on_since as "onSince", a.owner_id as "ownerId", a.paused_at as "pausedAt", a.failures`;

/** The rules in force in their order, as a part of a statement: `v` is the version. */
const IN_FORCE = sql`automation a join automation_version v on v.automation_id = a.id and v.version = a.version_on where a.deleted_at is null`;
const SAYS = sql`jsonb_build_object('version', v.version, 'trigger', v.trigger, 'selector', v.selector, 'actions', v.actions) as says`;

export async function rulesInForce(db: Db, on: 'event' | 'time'): Promise<RuleInForce[]> {
  const which = on === 'event' ? sql`v.trigger ->> 'on' = 'event'` : sql`v.trigger ->> 'on' <> 'event'`;
  const found =
    await sql<RuleInForce>`select ${COLUMNS}, ${SAYS} from ${IN_FORCE} and ${which} order by a.position, a.id`.execute(
      db,
    );
  return found.rows;
}

export async function allInForce(db: Db): Promise<RuleInForce[]> {
  const found = await sql<RuleInForce>`select ${COLUMNS}, ${SAYS} from ${IN_FORCE} order by a.position, a.id`.execute(
    db,
  );
  return found.rows;
}

export async function ruleById(db: Db, id: string): Promise<RuleRow | undefined> {
  return (await rulesWhere(db, sql`a.id = ${id}::uuid`))[0];
}

export async function allRules(db: Db): Promise<RuleRow[]> {
  return rulesWhere(db, sql`true`);
}

async function rulesWhere(db: Db, where: RawBuilder<unknown>): Promise<RuleRow[]> {
  const found = await sql<RuleRow>`
    select ${COLUMNS} from automation a where a.deleted_at is null and ${where} order by a.position, a.id`.execute(db);
  return found.rows;
}

/** Holds a rule until the end of the transaction; what is read of it afterwards is as it is now. */
export async function holdRule(db: Db, id: string): Promise<void> {
  await sql`select from automation where id = ${id}::uuid for update`.execute(db);
}

/** Holds the order of all rules: two who move one come one after the other. */
export async function holdOrder(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('automation.order'))`.execute(db);
}

export async function insertRule(
  db: Db,
  { id, name, ownerId }: { id: string; name: string; ownerId: string },
  now: Date,
): Promise<void> {
  await sql`
    insert into automation (id, name, position, version, owner_id, created_at)
    select ${id}, ${name}, coalesce(max(position), 0) + 1, 1, ${ownerId}, ${now} from automation where deleted_at is null`.execute(
    db,
  );
}

export async function writeRule(db: Db, rule: RuleRow): Promise<void> {
  await sql`
    update automation set name = ${rule.name}, position = ${rule.position}, version = ${rule.version}, version_on = ${rule.versionOn}, on_since = ${rule.onSince},
      owner_id = ${rule.ownerId}, paused_at = ${rule.pausedAt}, failures = ${rule.failures} where id = ${rule.id}::uuid`.execute(
    db,
  );
}

export async function retireRule(db: Db, id: string, now: Date): Promise<void> {
  await sql`update automation set deleted_at = ${now}, version_on = null, on_since = null, paused_at = null where id = ${id}::uuid`.execute(
    db,
  );
}

/** How often it failed without having worked since. */
export async function countFailure(db: Db, id: string): Promise<number> {
  const found = await sql<{ failures: number }>`
    update automation set failures = failures + 1 where id = ${id}::uuid returning failures`.execute(db);
  return found.rows[0]?.failures ?? 0;
}

export async function forgetFailures(db: Db, id: string): Promise<void> {
  await sql`update automation set failures = 0 where id = ${id}::uuid and failures > 0`.execute(db);
}

/** False when it is paused already, or off. */
export async function pauseRule(db: Db, id: string, now: Date): Promise<boolean> {
  const done = await sql`
    update automation set paused_at = ${now} where id = ${id}::uuid and paused_at is null and version_on is not null`.execute(
    db,
  );
  return done.numAffectedRows === 1n;
}
