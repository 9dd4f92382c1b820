import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface SheetRow {
  id: string;
  book: string;
  year: number;
  number: number;
  caseId: string;
  reference: string;
  /** As it stands now: requalified, or as it was filed. */
  kind: 'reclamo' | 'queja';
  filedKind: 'reclamo' | 'queja';
  filedAt: Date;
  provider: Record<string, string>;
  consumer: Record<string, string>;
  good: { kind: string; description: string; amountMinor: number | null; currency: string };
  detail: string;
  request: string;
  sha256: string;
  dueAt: Date | null;
  /** Its copy was put in the outbox. */
  copied: boolean;
  trace: { was: string; becomes: string; reason: string; at: string; by: string | null }[];
}

/**
 * The next number of a book and year. Its row stays locked until the sheet is kept or everything is undone, so that whoever
 * comes meanwhile waits: no number is skipped and none is given twice.
 */
export async function takeNumber(db: Db, book: string, year: number): Promise<number> {
  const found = await sql<{ last: number }>`
    insert into book_counter (book, year, last) values (${book}, ${year}, 1)
    on conflict (book, year) do update set last = book_counter.last + 1 returning last`.execute(db);
  return found.rows[0]?.last as number;
}

export async function activeBrandIds(db: Db): Promise<string[]> {
  return (await sql<{ id: string }>`select id from brand where active order by id`.execute(db)).rows.map(
    ({ id }) => id,
  );
}

export async function firstBook(db: Db): Promise<{ code: string; establishment: string }> {
  const found = await sql<{ code: string; establishment: string }>`
    select code, establishment from complaints_book order by code limit 1`.execute(db);
  return found.rows[0] as { code: string; establishment: string };
}

export interface NewSheet extends Pick<
  SheetRow,
  | 'id'
  | 'book'
  | 'year'
  | 'number'
  | 'caseId'
  | 'filedAt'
  | 'provider'
  | 'consumer'
  | 'good'
  | 'detail'
  | 'request'
  | 'sha256'
> {
  intakeId: string;
  kind: 'reclamo' | 'queja';
  keepUntil: string;
}

export async function insertSheet(db: Db, one: NewSheet): Promise<void> {
  await sql`
    insert into book_sheet (id, book, year, number, case_id, intake_id, kind, filed_at, provider, consumer, good, detail, request, sha256, keep_until)
    values (${one.id}, ${one.book}, ${one.year}, ${one.number}, ${one.caseId}, ${one.intakeId}, ${one.kind}, ${one.filedAt}, ${JSON.stringify(one.provider)}::jsonb,
      ${JSON.stringify(one.consumer)}::jsonb, ${JSON.stringify(one.good)}::jsonb, ${one.detail}, ${one.request}, ${one.sha256}, ${one.keepUntil})`.execute(
    db,
  );
}

/** Sheets filed with an address since a moment: copies go only so often to one that nobody has proven. */
export async function sheetsFrom(db: Db, email: string, since: Date): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from book_sheet where filed_at > ${since} and consumer ->> 'email' = ${email}`.execute(
    db,
  );
  return found.rows[0]?.n ?? 0;
}

const COLUMNS = sql`s.id, s.book, s.year, s.number, s.case_id as "caseId", f.reference, s.kind as "filedKind", s.filed_at as "filedAt", s.provider, s.consumer, s.good, s.detail, s.request, s.sha256,
  coalesce((select r.becomes from book_requalified r where r.sheet_id = s.id order by r.at desc limit 1), s.kind) as kind,
  (select min(c.due_at) from legal_clock c where c.case_id = s.case_id and c.whose = 'company') as "dueAt",
  exists (select from outbox o where o.case_id = s.case_id and o.kind = 'acknowledgement') as copied,
  coalesce((select jsonb_agg(jsonb_build_object('was', r.was, 'becomes', r.becomes, 'reason', r.reason, 'at', r.at, 'by', p.name) order by r.at)
    from book_requalified r left join person p on p.id = r.by_id where r.sheet_id = s.id), '[]') as trace`;

export async function sheetOfCase(db: Db, caseId: string): Promise<SheetRow | undefined> {
  const found = await sql<SheetRow>`
    select ${COLUMNS} from book_sheet s join case_file f on f.id = s.case_id where s.case_id = ${caseId}`.execute(db);
  return found.rows[0];
}

export async function lockSheet(db: Db, id: string): Promise<SheetRow | undefined> {
  const found = await sql<SheetRow>`
    select ${COLUMNS} from book_sheet s join case_file f on f.id = s.case_id where s.id = ${id} for update of s`.execute(
    db,
  );
  return found.rows[0];
}

export async function sheets(db: Db, limit: number): Promise<SheetRow[]> {
  const found = await sql<SheetRow>`
    select ${COLUMNS} from book_sheet s join case_file f on f.id = s.case_id order by s.filed_at desc, s.id desc limit ${limit}`.execute(
    db,
  );
  return found.rows;
}

export async function insertRequalified(
  db: Db,
  one: { id: string; sheetId: string; was: string; becomes: string; reason: string; at: Date; by: string | null },
): Promise<void> {
  await sql`
    insert into book_requalified (id, sheet_id, was, becomes, reason, at, by_id)
    values (${one.id}, ${one.sheetId}, ${one.was}, ${one.becomes}, ${one.reason}, ${one.at}, ${one.by})`.execute(db);
}
