import { Readable } from 'node:stream';
import { companyOf } from '#areas/organisation/index.ts';
import { invalid } from '#platform/errors/index.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import { Bytes } from '#platform/http/route.ts';
import { makeTexts } from '#platform/i18n/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { csvOf, type Sheet, SHEET_TYPES, type SheetValue, xlsxOf } from '#platform/sheets/sheet.ts';
import { transact, type Work } from '#platform/work/index.ts';
import type { CaseRow, casesApi } from '../contract.ts';
import { listCases, type ListInput } from '../reading/list.ts';
import { COLUMNS } from './export-columns.rules.ts';
import { MOST_EXPORTED } from './export.contract.ts';
import { datesOf, namesOfThings } from './export.store.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';

const texts = makeTexts([{ es, en }]);
const PAGE = 500;

type Asked = HandlerInput<typeof casesApi.exportCases>['body'];

/**
 * The list somebody sees, all of it, as a spreadsheet: the same query, page after page, so neither a case more nor one less.
 * That it was taken out is in the log before the first byte leaves.
 * @throws {DomainError} export.too_many, and what the list throws
 */
export async function exportCases(work: Work, { format, ...asked }: Asked): Promise<Bytes> {
  const language = work.actor.kind === 'person' ? work.actor.language : 'es';
  const { zone } = await companyOf(work.db);
  const say = (key: string): string => texts.say(language, `export.${key}`);
  const sheet: Sheet = {
    name: say('sheet'),
    columns: COLUMNS.map(({ name, width }) => ({ heading: say(`column.${name}`), width })),
    rows: await rowsOf(work, asked, say),
  };
  await transact(work.house, work.actor, async (inner) =>
    record(inner, ['export', newId()], 'cases.exported', toldOf(format, asked, sheet.rows.length), { fresh: true }),
  );
  const name = `${say('file')}-${work.now.toISOString().slice(0, 10)}.${format}`;
  const settings = { language, zone };
  const body =
    format === 'csv' ? Readable.from(csvOf(sheet, settings), { objectMode: false }) : await xlsxOf(sheet, settings);
  return new Bytes(body, { type: SHEET_TYPES[format], name });
}

/** What is remembered of it for good: which list, not the words sought, which may name somebody. */
function toldOf(format: Asked['format'], { view, ball, saved, q }: Omit<Asked, 'format'>, rows: number) {
  return { format, rows, view, ...(ball ? { ball } : {}), ...(saved ? { saved } : {}), searched: Boolean(q) };
}

async function rowsOf(work: Work, asked: Omit<Asked, 'format'>, say: (key: string) => string): Promise<SheetValue[][]> {
  const names = await namesOfThings(work.db);
  const nameOf = (id: string): string => names.get(id) ?? '';
  const rows = new Map<string, SheetValue[]>();
  for await (const cases of pagesOf(work, asked)) {
    const dates = await datesOf(
      work.db,
      cases.map(({ id }) => id),
    );
    for (const row of cases) {
      const own = dates.get(row.id);
      if (own)
        rows.set(
          row.id,
          COLUMNS.map(({ value }) => value(row, { say, nameOf, dates: own })),
        );
    }
    if (rows.size > MOST_EXPORTED) throw invalid('export.too_many', { most: MOST_EXPORTED });
  }
  return [...rows.values()];
}

async function* pagesOf(work: Work, asked: Omit<ListInput, 'after' | 'limit'>): AsyncGenerator<CaseRow[]> {
  let after: string | undefined;
  do {
    const page = await listCases(work, { ...asked, limit: PAGE, ...(after ? { after } : {}) });
    yield page.cases;
    after = page.next ?? undefined;
  } while (after);
}
