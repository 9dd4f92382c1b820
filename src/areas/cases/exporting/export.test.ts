import { inflateRawSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { casesHouse } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';

const it = await casesHouse();
afterAll(it.close);
const { agent, lead, area_member: outsider } = it.callers;

type Body = Parameters<typeof it.api.call<typeof api.exportCases>>[1]['body'];
const take = async (body: Body, who = agent) => it.api.send(api.exportCases, { body }, who);
const linesOf = (csv: string): string[][] =>
  csv
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(';'));
const listed = async (query: Parameters<typeof it.api.call<typeof api.listCases>>[1]['query'], who = agent) =>
  (await it.api.call(api.listCases, { query: { ...query, limit: 100 } }, who)).cases.map(({ reference }) => reference);

test('the rows of the file are those of the list, in its order, whoever asks', async () => {
  for (const subject of ['=1+1', 'Ñandú; «roto»\nde verdad', 'Otro']) await it.aCase({ given: { subject } });
  for (const [query, who] of [
    [{ view: 'all' }, agent],
    [{ view: 'all', order: 'newest' }, lead],
    [{ view: 'unassigned', ball: 'ours' }, agent],
    [{ view: 'all', q: 'ñandu' }, agent],
    [{ view: 'all', q: 'tipo:consulta' }, lead],
    [{ view: 'all' }, outsider],
  ] as const) {
    const file = await take({ ...query, format: 'csv' }, who);
    expect(file.statusCode).toBe(200);
    const [, ...rows] = linesOf(file.body);
    expect(rows.map(([reference]) => reference)).toEqual(await listed(query, who));
  }
});

test('a Spanish spreadsheet reads it: marked UTF-8, semicolons, dates of the company, no formula and one line a case', async () => {
  const file = await take({ view: 'all', order: 'oldest', format: 'csv' });
  expect(file.headers['content-type']).toContain('text/csv');
  expect(file.headers['content-disposition']).toMatch(/casos-\d{4}-\d\d-\d\d\.csv/);
  expect(file.body.startsWith('\uFEFFReferencia;Cliente;Asunto;')).toBe(true);
  const [head = [], ...rows] = linesOf(file.body);
  const column = (name: string) => rows.map((row) => row[head.indexOf(name)]);
  expect(column('Asunto')).toContain("'=1+1");
  expect(file.body).toContain('"Ñandú; «roto» de verdad"');
  expect(column('Recibido')[0]).toMatch(/^\d\d\/\d\d\/\d{4} \d\d:\d\d$/);
});

test('a workbook holds the same, dates as dates and words as words', async () => {
  const file = await take({ view: 'all', order: 'oldest', format: 'xlsx' });
  const parts = unzipped(file.rawPayload);
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet.match(/<row /g)).toHaveLength((await listed({ view: 'all' })).length + 1);
  expect(sheet).not.toContain('<f>');
  expect(parts.get('xl/styles.xml')).toContain('dd/mm/yyyy');
  expect([...parts.values()].join('')).toContain('=1+1');
});

test('what is taken out is told in the log: who, how many, not the words that were sought', async () => {
  await take({ view: 'all', q: 'de:marta@cliente.example', format: 'csv' });
  const told = await it.house.database.db
    .selectFrom('event')
    .select(['data', 'actor'])
    .where('type', '=', 'cases.exported')
    .orderBy('id', 'desc')
    .execute();
  expect(told[0]?.data).toEqual({ format: 'csv', rows: 0, view: 'all', searched: true });
  expect(JSON.stringify(told)).not.toContain('marta');
});

/** The files of a ZIP, by its central directory. */
function unzipped(zip: Buffer): Map<string, string> {
  const found = new Map<string, string>();
  for (
    let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = zip.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [nameLength, offset] = [zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const from = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
    const bytes = zip.subarray(from, from + packed);
    found.set(name, (method === 8 ? inflateRawSync(bytes) : bytes).toString('utf8'));
  }
  return found;
}
