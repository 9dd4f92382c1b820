import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Me } from '../contract.ts';

export type MeRow = Omit<Me, 'fresh'>;

/** Everything a person sees of themselves, memberships and factors counted, in one look-up. */
export async function findMe(db: Db, id: string): Promise<MeRow> {
  const found = await sql<MeRow>`
    select p.id, p.name, p.email, p.roles, p.language, p.job_title as "jobTitle", p.signature, p.available, p.preferences,
      array(select team_id from team_member where person_id = p.id) as "teamIds",
      array(select area_id from area_member where person_id = p.id) as "areaIds",
      p.totp_confirmed_at is not null as totp,
      (select count(*)::int from passkey k where k.person_id = p.id) as passkeys
    from person p where p.id = ${id}`.execute(db);
  return found.rows[0] as MeRow;
}

export interface MeChange {
  name?: string | undefined;
  language?: 'es' | 'en' | undefined;
  signature?: string | undefined;
  available?: boolean | undefined;
  preferences?: Record<string, unknown> | undefined;
}

/** Preferences are merged member by member: each device changes its own. */
export async function updateMeRow(
  db: Db,
  id: string,
  { name, language, signature, available, preferences }: MeChange,
): Promise<void> {
  await sql`
    update person set name = coalesce(${name ?? null}, name), language = coalesce(${language ?? null}, language), signature = coalesce(${signature ?? null}, signature),
      available = coalesce(${available ?? null}::boolean, available), preferences = preferences || ${JSON.stringify(preferences ?? {})}::jsonb
    where id = ${id}`.execute(db);
}
