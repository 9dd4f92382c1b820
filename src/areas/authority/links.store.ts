import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';

export interface LinkRow {
  subject: string;
  personId: string | null;
  areaId: string | null;
  expiresAt: Date;
  revokedAt: string | null;
  passed: boolean;
}

export async function insertLink(
  work: Work,
  link: { hash: Buffer; purpose: string; subject: string; data: Record<string, string | null>; expiresAt: Date },
): Promise<void> {
  await work.db
    .insertInto('link_token')
    .values({
      hash: link.hash,
      purpose: link.purpose,
      subject: link.subject,
      data: JSON.stringify(link.data),
      created_at: work.now,
      expires_at: link.expiresAt,
    })
    .execute();
}

export async function findLink(db: Db, purpose: string, hash: Buffer): Promise<LinkRow | undefined> {
  const found = await sql<LinkRow>`
    select subject, data ->> 'personId' as "personId", data ->> 'areaId' as "areaId", expires_at as "expiresAt", data ->> 'revokedAt' as "revokedAt", data ? 'passed' as passed
    from link_token where hash = ${hash} and purpose = ${purpose}
      and (data ->> 'personId' is null or exists (select from person p where p.id = (data ->> 'personId')::uuid and p.status = 'active'))`.execute(
    db,
  );
  return found.rows[0];
}

export async function markRevoked(work: Work, purpose: string, subject: string, passed: boolean): Promise<void> {
  const why = passed ? sql`|| '{"passed": true}'::jsonb` : sql``;
  await sql`
    update link_token set data = data || jsonb_build_object('revokedAt', ${work.now.toISOString()}::text) ${why}
    where purpose = ${purpose} and subject = ${subject} and not data ? 'revokedAt'`.execute(work.db);
}

export async function markRevokedOf(work: Work, personId: string, until: Date): Promise<void> {
  await sql`
    update link_token set data = data || jsonb_build_object('revokedAt', ${work.now.toISOString()}::text)
    where purpose in ('authorisation', 'consultation') and data ->> 'personId' = ${personId} and created_at <= ${until} and not data ? 'revokedAt'`.execute(
    work.db,
  );
}
