import { Worker } from 'node:worker_threads';
import type { Language } from '../i18n/index.ts';
import { csvCell, csvDate, csvNumber, wallTime } from './csv-cell.rules.ts';

/** A table as an office program opens it: one row of headings, then a value in each cell; a `Date` is a moment. */
export interface Sheet {
  name: string;
  columns: readonly { heading: string; width: number }[];
  rows: readonly (readonly SheetValue[])[];
}
export type SheetValue = string | number | Date | null;

export interface SheetSettings {
  language: Language;
  /** In which dates are told. */
  zone: string;
}

export const SHEET_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type SheetFormat = keyof typeof SHEET_TYPES;

export interface XlsxTask {
  sheet: Sheet;
  zone: string;
}

const MOST_MEGABYTES = 512;
/** How many rows are written before others get their turn. */
const ROWS_AT_ONCE = 500;

/** The lines as they are read: separated and with the decimals of the language, in UTF-8 that Excel knows for it. */
export async function* csvOf({ columns, rows }: Sheet, { language, zone }: SheetSettings): AsyncGenerator<string> {
  const { stringify } = await import('csv-stringify/sync');
  const line = { delimiter: language === 'es' ? ';' : ',', record_delimiter: 'windows' } as const;
  const told = wallTime(zone);
  const cell = (value: SheetValue): string => {
    if (value === null) return '';
    if (value instanceof Date) return csvDate(told(value));
    return typeof value === 'number' ? csvNumber(value, language) : csvCell(value);
  };
  yield stringify([columns.map(({ heading }) => heading)], { ...line, bom: true });
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    yield stringify(
      rows.slice(from, from + ROWS_AT_ONCE).map((row) => row.map(cell)),
      line,
    );
    await new Promise(setImmediate);
  }
}

/** A workbook of one sheet, written by a thread of its own: ten thousand rows take seconds that nobody else should wait. */
export async function xlsxOf(sheet: Sheet, { zone }: SheetSettings): Promise<Buffer> {
  const worker = new Worker(new URL('./xlsx.worker.ts', import.meta.url), {
    name: 'xlsx',
    execArgv: [],
    workerData: { sheet, zone } satisfies XlsxTask,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  return new Promise((done, failed) => {
    worker.once('message', (bytes: Uint8Array) => done(Buffer.from(bytes)));
    worker.once('error', failed);
    worker.once('exit', (code) => failed(new Error(`the thread that writes workbooks ended with ${code}`)));
  });
}
