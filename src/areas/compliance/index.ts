/** Compliance's door: what the law asks, shown and proved. */
export { dossierArchive, dossierOf } from './dossier/dossier.ts';
export { adrBodies } from './adr/adr.store.ts';
export type { AdrBody } from './contract.ts';
export { bookForm, bookKeepers, type Keeper } from './book/keeping.ts';
export { sheetOfCase, type SheetRow } from './book/book.store.ts';
export { withBook } from './book/file-sheet.ts';
export { sheetPdf } from './book/sheet-pdf.ts';
export { sheetNotes, sheetParts, type SheetPart } from './book/sheet-words.ts';
export { sheetNumber } from './book/sheet-number.rules.ts';
export { DOCUMENTS, submitSheet } from './book/submission.ts';
export { isSheetPublished, sheetVersion, type SheetVersion } from './sheet/sheet.store.ts';
export type { SheetContent } from './sheet/contract.ts';
export { parts } from './parts.ts';
