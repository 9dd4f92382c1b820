import { makeTexts, type Language } from '#platform/i18n/index.ts';
import { Bytes } from '#platform/http/route.ts';
import { csvCell } from '#platform/sheets/csv-cell.rules.ts';
import type { Work } from '#platform/work/index.ts';
import { en } from '../messages.en.ts';
import { es } from '../messages.es.ts';
import type { EvaluationView } from './contract.ts';
import { getEvaluation } from './evaluate.ts';
import { EXPORT_COLUMNS, exportRows, figure, type ExportRow } from './evaluation-rows.rules.ts';

const texts = makeTexts([{ es, en }]);

type Format = 'xlsx' | 'csv' | 'pdf';
const TYPES: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

/** A frozen evaluation in an office format. @throws {DomainError} evaluation.not_found */
export async function evaluationFile(work: Work, number: number, format: Format): Promise<Bytes> {
  const view = await getEvaluation(work, number);
  const language = work.actor.kind === 'person' ? work.actor.language : 'es';
  const bytes = await WRITERS[format](view, language);
  const name = `${texts.say(language, 'evaluation.file')}-${view.year}-n${view.number}.${format}`;
  return new Bytes(bytes, { type: TYPES[format], name, size: bytes.length });
}

const WRITERS: Record<Format, (view: EvaluationView, language: Language) => Promise<Buffer>> = {
  csv: writeCsv,
  xlsx: writeXlsx,
  pdf: writePdf,
};

function sayIn(language: Language) {
  return (key: string, values?: Record<string, string | number>): string => texts.say(language, key, values);
}

/** Facts that go with every export: which one it is and what proves it. */
function facts(view: EvaluationView, language: Language): [string, string][] {
  const say = sayIn(language);
  const { results } = view;
  const locale = language === 'es' ? 'es-ES' : 'en-GB';
  const date = (at: string): string =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: results.zone }).format(
      new Date(at),
    );
  return [
    [say('evaluation.company'), results.company],
    [say('evaluation.year'), String(view.year)],
    [say('evaluation.number'), String(view.number)],
    [say('evaluation.frozen'), `${date(view.frozenAt)}${view.frozenBy ? ` · ${view.frozenBy}` : ''}`],
    [say('evaluation.until'), date(view.dataUntil)],
    [say('evaluation.pack'), results.pack ?? say('evaluation.noPack')],
    ...(results.toCome
      ? [[say('evaluation.toCome'), `${results.toCome.name[language]} (${results.toCome.from})`] as [string, string]]
      : []),
    ...results.reconciliation.map(({ what, rows, log }): [string, string] => [
      say(`evaluation.reconciled.${what}`),
      say(rows === log ? 'evaluation.agrees' : 'evaluation.differs', { rows, log }),
    ]),
    [say('evaluation.keepUntil'), view.keepUntil],
    ['SHA-256', view.sha256],
  ];
}

async function writeCsv(view: EvaluationView, language: Language): Promise<Buffer> {
  const { stringify } = await import('csv-stringify/sync');
  const say = sayIn(language);
  const cell = (row: ExportRow, column: (typeof EXPORT_COLUMNS)[number]): string => {
    const value = row[column];
    if (typeof value !== 'number') return csvCell(value ?? '');
    const plain = String(value);
    return language === 'es' ? plain.replace('.', ',') : plain;
  };
  const rows = [
    ...facts(view, language).map(([label, value]) => [label, csvCell(value)]),
    [],
    EXPORT_COLUMNS.map((column) => say(`evaluation.column.${column}`)),
    ...exportRows(view, language, say).map((row) => EXPORT_COLUMNS.map((column) => cell(row, column))),
  ];
  return Buffer.from(
    stringify(rows, { delimiter: language === 'es' ? ';' : ',', bom: true, record_delimiter: 'windows' }),
    'utf8',
  );
}

const WIDE = new Set<string>(['name', 'state', 'definition', 'method']);

async function writeXlsx(view: EvaluationView, language: Language): Promise<Buffer> {
  const { default: write } = await import('write-excel-file/node');
  const say = sayIn(language);
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  const cell = (row: ExportRow, column: (typeof EXPORT_COLUMNS)[number]) => {
    const value = row[column];
    if (value === null || value === '') return null;
    if (typeof value !== 'number') return { value, type: String, wrap: true, alignVertical: 'top' as const };
    const isShare = row.share && !['n', 'k', 'pending'].includes(column);
    return { value, type: Number, format: isShare ? '0.0%' : '0', alignVertical: 'top' as const };
  };
  const data = [
    EXPORT_COLUMNS.map((column) => bold(say(`evaluation.column.${column}`))),
    ...exportRows(view, language, say).map((row) => EXPORT_COLUMNS.map((column) => cell(row, column))),
  ];
  return write([
    {
      data,
      sheet: say('evaluation.sheet.parameters'),
      columns: EXPORT_COLUMNS.map((column) => ({ width: WIDE.has(column) ? 44 : 14 })),
      stickyRowsCount: 1,
    },
    {
      data: facts(view, language).map(([label, value]) => [bold(label), { value, type: String }]),
      sheet: say('evaluation.sheet.about'),
      columns: [{ width: 34 }, { width: 70 }],
    },
  ]).toBuffer();
}

async function writePdf(view: EvaluationView, language: Language): Promise<Buffer> {
  const { openPage } = await import('#platform/pdf/page.ts');
  const say = sayIn(language);
  const title = say('evaluation.title', { year: String(view.year) });
  const page = openPage({ title, language, author: view.results.company, at: new Date(view.frozenAt) });
  page.heading(1, title);
  page.facts(facts(view, language));
  page.heading(2, say('evaluation.sheet.parameters'));
  for (const row of exportRows(view, language, say)) {
    page.heading(3, row.reading ? `${row.name} (${say('evaluation.column.reading')} ${row.reading})` : row.name);
    page.paragraph(`${row.article}. ${row.definition}`);
    page.paragraph(row.method, { quiet: true, small: true });
    page.facts(figuresOf(row, language));
  }
  return page.finish((at, pages) =>
    say('evaluation.footer', { company: view.results.company, title, number: view.number, page: at, pages }),
  );
}

function figuresOf(row: ExportRow, language: Language): [string, string][] {
  const say = sayIn(language);
  if (row.value === null) return [[say('evaluation.column.state'), row.state]];
  const rows: [string, string][] = [
    [say('evaluation.column.value'), figure(row.value, row.share, language)],
    [say('evaluation.column.n'), figure(row.n, false, language)],
  ];
  if (row.low !== null)
    rows.push([say('evaluation.interval'), `${figure(row.low, true, language)} – ${figure(row.high, true, language)}`]);
  if (row.pending) rows.push([say('evaluation.column.pending'), figure(row.pending, false, language)]);
  if (row.target !== null) rows.push([say('evaluation.column.target'), figure(row.target, row.share, language)]);
  return rows;
}
