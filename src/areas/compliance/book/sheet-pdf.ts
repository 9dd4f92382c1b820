import { Bytes } from '#platform/http/route.ts';
import { missing } from '#platform/errors/index.ts';
import { makeTexts, type Language } from '#platform/i18n/index.ts';
import type { Work } from '#platform/work/index.ts';
import { en } from '../messages.en.ts';
import { es } from '../messages.es.ts';
import { sheetById, type SheetRow } from './book.store.ts';
import { bookForm } from './keeping.ts';
import { sheetNumber } from './sheet-number.rules.ts';
import { sheetNotes, sheetParts } from './sheet-words.ts';

const texts = makeTexts([{ es, en }]);

/** A sheet as a tagged document, with what the provider answered once it has been notified. */
export async function sheetPdf(
  sheet: SheetRow,
  language: Language,
  at: Date,
): Promise<{ bytes: Buffer; name: string }> {
  const { openPage } = await import('#platform/pdf/page.ts');
  const number = sheetNumber(sheet.number, sheet.year);
  const title = `${texts.say(language, 'book.part.sheet')} ${number}`;
  const page = openPage({ title, language, author: sheet.provider['name'] ?? '', at });
  page.heading(1, title);
  for (const part of sheetParts(sheet, language, bookForm().zone)) {
    page.heading(2, part.title);
    page.facts(part.facts.map(({ label, value }) => [label, value] as const));
  }
  for (const note of sheetNotes(language)) page.paragraph(note, { quiet: true, small: true });
  const bytes = await page.finish((one, pages) =>
    texts.say(language, 'book.footer', { book: sheet.book, number, page: one, pages }),
  );
  return { bytes, name: `${texts.say(language, 'book.pdf')}-${number}.pdf` };
}

/** @throws {DomainError} book.not_found */
export async function sheetFile(work: Work, id: string): Promise<Bytes> {
  const sheet = await sheetById(work.db, id);
  if (!sheet) throw missing('book.not_found');
  const language = work.actor.kind === 'person' ? work.actor.language : 'es';
  const { bytes, name } = await sheetPdf(sheet, language, work.now);
  return new Bytes(bytes, { type: 'application/pdf', name, size: bytes.length });
}
