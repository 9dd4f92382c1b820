import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { TemplateText } from './merge.rules.ts';

export interface UsedVersion {
  id: string;
  version: number;
  title: string;
  texts: TemplateText[];
}

/** Versions by id and number, as they were published; unknown ones are not there. */
export async function usedVersions(db: Db, used: readonly { id: string; version: number }[]): Promise<UsedVersion[]> {
  if (used.length === 0) return [];
  const found = await sql<UsedVersion>`
    select v.template_id as id, v.number as version, v.title, v.texts
    from unnest(${used.map(({ id }) => id)}::uuid[], ${used.map(({ version }) => version)}::int[]) u (id, number)
    join template_version v on v.template_id = u.id and v.number = u.number`.execute(db);
  return found.rows;
}

export async function keepUse(
  work: Work,
  given: { messageId: string; templateId: string; version: number; caseType: string; unchanged: boolean },
): Promise<void> {
  await sql`
    insert into template_use (message_id, template_id, number, case_type, unchanged, at)
    values (${given.messageId}, ${given.templateId}, ${given.version}, ${given.caseType}, ${given.unchanged}, ${work.now})
    on conflict (message_id, template_id) do nothing`.execute(work.db);
}
