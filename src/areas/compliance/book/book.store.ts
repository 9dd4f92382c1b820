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
  /** What the provider did (Anexo I, part 4): told only once the customer has been notified. */
  answer: { text: string; at: string; by: string | null } | null;
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

/** A book as it is kept at a moment: the company's own (no brand), or of a brand that chose those rules itself. */
export interface BookRow {
  /** Null until its first sheet, or until somebody says who its provider is. */
  code: string | null;
  brandId: string | null;
  brand: string | null;
  establishment: string;
  providerName: string;
  taxId: string;
  address: string;
}

/** The books kept at a moment under a pack, the company's own first. */
export async function booksUnder(db: Db, pack: string, at: Date): Promise<BookRow[]> {
  const found = await sql<BookRow>`
    select k.code, c.brand_id as "brandId", b.name as brand, coalesce(k.establishment, '') as establishment, coalesce(k.provider_name, '') as "providerName",
      coalesce(k.tax_id, '') as "taxId", coalesce(k.address, '') as address
    from (select distinct on (brand_id) brand_id, pack from legal_pack_choice where effective_at <= ${at} order by brand_id, effective_at desc, made_at desc) c
    left join brand b on b.id = c.brand_id left join complaints_book k on k.brand_id is not distinct from c.brand_id
    where c.pack = ${pack} and (c.brand_id is null or b.active) order by c.brand_id is not null, b.created_at, b.id`.execute(
    db,
  );
  return found.rows;
}

/** The code of a book, which it gets once: of two that open one at once, the second waits. */
export async function ensureBook(db: Db, brandId: string | null): Promise<string> {
  const code = async (): Promise<string | undefined> =>
    (
      await sql<{ code: string }>`
      select code from complaints_book where brand_id is not distinct from ${brandId}::uuid`.execute(db)
    ).rows[0]?.code;
  const known = await code();
  if (known) return known;
  await sql`select pg_advisory_xact_lock(hashtext('complaints_book'))`.execute(db);
  await sql`
    insert into complaints_book (code, brand_id)
    select 'LV-' || lpad((coalesce(max(substring(code from 4)::int), 0) + 1)::text, 2, '0'), ${brandId}::uuid from complaints_book
    on conflict (brand_id) do nothing`.execute(db);
  return (await code()) as string;
}

export async function writeBook(
  db: Db,
  { brandId, establishment, providerName, taxId, address }: Omit<BookRow, 'code' | 'brand'>,
): Promise<void> {
  await sql`
    update complaints_book set establishment = ${establishment}, provider_name = ${providerName}, tax_id = ${taxId}, address = ${address}
    where brand_id is not distinct from ${brandId}::uuid`.execute(db);
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
  (select jsonb_build_object('at', r.notified_at, 'by', p.name, 'text', coalesce(nullif(m.text, ''),
      (select string_agg(concat_ws(': ', e.text, e.reason), E'\n' order by e.position) from petition e where e.case_id = r.case_id and e.removed_at is null), ''))
    from resolution r left join message m on m.id = r.message_id left join person p on p.id = r.by_id
    where r.case_id = s.case_id and r.reopened_at is null and r.notified_at is not null and f.discarded_as is null) as answer,
  exists (select from outbox o where o.case_id = s.case_id and o.kind = 'acknowledgement') as copied,
  coalesce((select jsonb_agg(jsonb_build_object('was', r.was, 'becomes', r.becomes, 'reason', r.reason, 'at', r.at, 'by', p.name) order by r.at)
    from book_requalified r left join person p on p.id = r.by_id where r.sheet_id = s.id), '[]') as trace`;

export async function sheetOfCase(db: Db, caseId: string): Promise<SheetRow | undefined> {
  const found = await sql<SheetRow>`
    select ${COLUMNS} from book_sheet s join case_file f on f.id = s.case_id where s.case_id = ${caseId}`.execute(db);
  return found.rows[0];
}

export async function sheetById(db: Db, id: string): Promise<SheetRow | undefined> {
  const found = await sql<SheetRow>`
    select ${COLUMNS} from book_sheet s join case_file f on f.id = s.case_id where s.id = ${id}`.execute(db);
  return found.rows[0];
}

export async function lockSheet(db: Db, id: string): Promise<SheetRow | undefined> {
  await sql`select from book_sheet where id = ${id} for update`.execute(db);
  return sheetById(db, id);
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
