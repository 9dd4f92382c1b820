import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { PolicyDefinition } from '../../policy/contract.ts';
import type { Policy } from '../../policy/engine/decision.rules.ts';

/** A published version by its number, also one that rules no more: what was asked under it is decided under it. */
export async function policyNumbered(db: Db, number: number): Promise<Policy | undefined> {
  const found = await sql<{ definition: PolicyDefinition }>`
    select definition from policy_version where number = ${number}`.execute(db);
  const row = found.rows[0];
  return row && { ...row.definition, number };
}
