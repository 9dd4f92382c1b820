import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { SheetContent } from './contract.ts';

export interface SheetVersion {
  version: number;
  publishedAt: Date;
  publishedBy: string | null;
  content: SheetContent;
  sha256: string;
}

const COLUMNS = sql`s.version, s.published_at as "publishedAt", p.name as "publishedBy", s.content, s.sha256`;

export async function sheetVersions(db: Db): Promise<SheetVersion[]> {
  const found = await sql<SheetVersion>`
    select ${COLUMNS} from service_sheet s left join person p on p.id = s.published_by order by s.version desc limit 200`.execute(
    db,
  );
  return found.rows;
}

/** A version, or the last one published. */
export async function sheetVersion(db: Db, version: number | null): Promise<SheetVersion | undefined> {
  const found = await sql<SheetVersion>`
    select ${COLUMNS} from service_sheet s left join person p on p.id = s.published_by
    where ${version}::int is null or s.version = ${version}::int order by s.version desc limit 1`.execute(db);
  return found.rows[0];
}

export async function isSheetPublished(db: Db): Promise<boolean> {
  const found = await sql<{ published: boolean }>`select exists (select from service_sheet) as published`.execute(db);
  return found.rows[0]?.published ?? false;
}

/** Whoever publishes at the same time waits, and then sees that nothing has changed. */
export async function lockSheets(db: Db): Promise<void> {
  await sql`lock table service_sheet in share row exclusive mode`.execute(db);
}

export async function insertSheetVersion(
  db: Db,
  one: { id: string; version: number; at: Date; by: string | null; content: SheetContent; sha256: string },
): Promise<void> {
  await sql`
    insert into service_sheet (id, version, published_at, published_by, content, sha256)
    values (${one.id}, ${one.version}, ${one.at}, ${one.by}, ${JSON.stringify(one.content)}::jsonb, ${one.sha256})`.execute(
    db,
  );
}
