import { conflict, missing } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import {
  type BookRow,
  ensureBook,
  insertRequalified,
  lockSheet,
  sheets,
  type SheetRow,
  writeBook,
} from './book.store.ts';
import type { BookView, SheetView } from './contract.ts';
import { bookForm, viewBooks } from './keeping.ts';
import { sheetNumber } from './sheet-number.rules.ts';

const LISTED = 200;

export async function listSheets(work: Work): Promise<{ inUse: boolean; books: BookView[]; items: SheetView[] }> {
  const [books, rows] = [await viewBooks(work), await sheets(work.db, LISTED)];
  return { inUse: books.length > 0, books, items: rows.map((row) => view(work, row)) };
}

/** From now on: a sheet already filed keeps what was said on its day. @throws {DomainError} book.not_kept */
export async function describeBook(work: Work, given: Omit<BookRow, 'code' | 'brand'>): Promise<BookView> {
  const { brandId } = given;
  if (!(await viewBooks(work)).some((one) => one.brandId === brandId)) throw missing('book.not_kept');
  const book = await ensureBook(work.db, brandId);
  await writeBook(work.db, given);
  record(work, ['company', 'company'], 'book.described', { book, ...given });
  return (await viewBooks(work)).find((one) => one.brandId === brandId) as BookView;
}

/** @throws {DomainError} book.not_found, book.is_reclamo */
export async function requalifySheet(work: Work, id: string, reason: string): Promise<SheetView> {
  const sheet = await lockSheet(work.db, id);
  if (!sheet) throw missing('book.not_found');
  if (sheet.kind === 'reclamo') throw conflict('book.is_reclamo');
  const by = work.actor.kind === 'person' ? work.actor.id : null;
  await insertRequalified(work.db, {
    id: newId(),
    sheetId: id,
    was: sheet.kind,
    becomes: 'reclamo',
    reason,
    at: work.now,
    by,
  });
  record(work, ['case', sheet.caseId], 'book.requalified', { sheet: id, was: sheet.kind, becomes: 'reclamo' });
  return view(work, (await lockSheet(work.db, id)) as SheetRow);
}

/** 2026-12-31, by the clock of the book. */
function dayOf(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: bookForm().zone }).format(at);
}

function view(work: Work, row: SheetRow): SheetView {
  const { actor } = work;
  const writes =
    actor.kind === 'person' && actor.roles.some((role) => ['administrator', 'director', 'lead'].includes(role));
  return {
    id: row.id,
    number: sheetNumber(row.number, row.year),
    book: row.book,
    reference: row.reference,
    kind: row.kind,
    filedAt: row.filedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    filedOn: dayOf(row.filedAt),
    dueOn: row.dueAt && dayOf(row.dueAt),
    consumer: row.consumer['name'] ?? '',
    trace: row.trace.map((one) => ({ ...one, at: new Date(one.at).toISOString() })) as SheetView['trace'],
    can: { requalify: writes ? row.kind === 'queja' || 'book.is_reclamo' : 'session.role' },
  };
}
