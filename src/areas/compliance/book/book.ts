import { packInForce } from '#areas/clocks/index.ts';
import type { Db } from '#platform/db/index.ts';
import { conflict, missing } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { activeBrandIds, insertRequalified, lockSheet, sheets, type SheetRow } from './book.store.ts';
import type { SheetView } from './contract.ts';
import { sheetNumber } from './sheet-number.rules.ts';

const LISTED = 200;

/** Only a company that follows Peru's rules, with all of it or with a brand, keeps the book. */
export async function keepsBook(db: Db, now: Date): Promise<boolean> {
  for (const brandId of [null, ...(await activeBrandIds(db))])
    if ((await packInForce(db, now, brandId))?.id === 'pe-libro') return true;
  return false;
}

export async function listSheets(work: Work): Promise<{ inUse: boolean; items: SheetView[] }> {
  const [inUse, rows] = [await keepsBook(work.db, work.now), await sheets(work.db, LISTED)];
  return { inUse, items: rows.map((row) => view(work, row)) };
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
    consumer: row.consumer['name'] ?? '',
    trace: row.trace.map((one) => ({ ...one, at: new Date(one.at).toISOString() })) as SheetView['trace'],
    can: { requalify: writes ? row.kind === 'queja' || 'book.is_reclamo' : 'session.role' },
  };
}
