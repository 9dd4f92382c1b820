import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import write from 'write-excel-file/node';
import { wallTime } from './csv-cell.rules.ts';
import type { SheetValue, XlsxTask } from './sheet.ts';

/* A cell of ours is never a formula: words are words whatever they begin with. */

const { sheet, zone } = workerData as XlsxTask;
const told = wallTime(zone);
const port = parentPort as MessagePort;

function cell(value: SheetValue) {
  if (value === null || value === '') return null;
  // Excel knows no zones: it is given the hour of the wall.
  if (value instanceof Date) return { value: told(value), type: Date, format: 'dd/mm/yyyy hh:mm' };
  return typeof value === 'number' ? { value, type: Number } : { value, type: String };
}

const heading = sheet.columns.map((column) => ({ value: column.heading, fontWeight: 'bold' as const }));
const bytes = await write([
  {
    data: [heading, ...sheet.rows.map((row) => row.map(cell))],
    sheet: sheet.name,
    columns: sheet.columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  },
]).toBuffer();
port.postMessage(bytes);
