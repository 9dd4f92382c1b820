import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Version } from './automation.store.ts';

/** A version with its story. `tried`: what it would have done, when somebody had a look. */
export interface KeptVersion extends Version {
  reason: string;
  madeById: string;
  madeBy: string;
  madeAt: Date;
  triedAt: Date | null;
}

const COLUMNS = sql`v.version, v.trigger, v.selector, v.actions, v.reason, v.made_by as "madeById", p.name as "madeBy", v.made_at as "madeAt", v.tried_at as "triedAt"`;

export async function versionsOf(db: Db, ruleId: string): Promise<KeptVersion[]> {
  const found = await sql<KeptVersion>`
    select ${COLUMNS} from automation_version v join person p on p.id = v.made_by where v.automation_id = ${ruleId}::uuid order by v.version desc`.execute(
    db,
  );
  return found.rows;
}

export async function versionOf(db: Db, ruleId: string, version: number): Promise<KeptVersion | undefined> {
  return (await versionsOf(db, ruleId)).find((one) => one.version === version);
}

/** The newest version of each rule. */
export async function newestVersions(db: Db): Promise<(Version & { ruleId: string; triedAt: Date | null })[]> {
  const found = await sql<Version & { ruleId: string; triedAt: Date | null }>`
    select v.automation_id as "ruleId", v.version, v.trigger, v.selector, v.actions, v.tried_at as "triedAt"
    from automation_version v join automation a on a.id = v.automation_id and a.version = v.version where a.deleted_at is null`.execute(
    db,
  );
  return found.rows;
}

export async function insertVersion(
  db: Db,
  ruleId: string,
  { version, trigger, selector, actions, reason, madeById }: Omit<KeptVersion, 'madeBy' | 'madeAt' | 'triedAt'>,
  now: Date,
): Promise<void> {
  await sql`
    insert into automation_version (automation_id, version, trigger, selector, actions, reason, made_by, made_at)
    values (${ruleId}, ${version}, ${JSON.stringify(trigger)}::jsonb, ${JSON.stringify(selector)}::jsonb, ${JSON.stringify(actions)}::jsonb, ${reason}, ${madeById}, ${now})`.execute(
    db,
  );
}

export async function writeTried(db: Db, ruleId: string, version: number, tried: unknown, now: Date): Promise<void> {
  await sql`
    update automation_version set tried_at = ${now}, tried = ${JSON.stringify(tried)}::jsonb where automation_id = ${ruleId}::uuid and version = ${version}`.execute(
    db,
  );
}

export async function triedOf(db: Db, ruleId: string, version: number): Promise<unknown> {
  const found = await sql<{ tried: unknown }>`
    select tried from automation_version where automation_id = ${ruleId}::uuid and version = ${version}`.execute(db);
  return found.rows[0]?.tried ?? null;
}
