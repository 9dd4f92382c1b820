import { sql } from 'kysely';
import { findSetting } from '#platform/mail/outbox/index.ts';
import type { Db } from '#platform/db/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';

const SETTING = 'authorisation.sign_in_above';

export interface SetLimit {
  minor: number;
  currency: string;
}

/** As it was set; null while nobody has. */
export async function limitSet(db: Db): Promise<SetLimit | null> {
  return ((await findSetting(db, SETTING)) as SetLimit | undefined) ?? null;
}

export async function writeLimit({ db, now, actor }: Work, limit: SetLimit): Promise<void> {
  await sql`
    insert into setting (key, value, changed_at, changed_by) values (${SETTING}, ${JSON.stringify(limit)}::jsonb, ${now}, ${actorKey(actor)})
    on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
    db,
  );
}
