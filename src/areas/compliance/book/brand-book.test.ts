import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesHouse } from '#areas/cases/cases.fixture.ts';
import { casesApi } from '#areas/cases/contract.ts';
import { formHandler } from '#areas/channels/form/index.ts';
import { keepChoice, legalClocksOf, legalPack, type LegalPack } from '#areas/clocks/index.ts';
import { textOf } from '#areas/cases/pdf/pdf-text.fixture.ts';
import { createMailbox } from '#areas/correspondence/index.ts';
import { startIntake } from '#areas/intake/index.ts';
import { organisationApi as org } from '#areas/organisation/contract.ts';
import { newToken } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { system } from '#platform/work/index.ts';
import { readable } from '#tests/support/readable.ts';
import { waitFor } from '#tests/support/wait.ts';
import { complianceApi as api } from '../contract.ts';
import { parts as compliance } from '../parts.ts';
import { sheetOfCase, type SheetRow } from './book.store.ts';
import { withBook } from './file-sheet.ts';
import { bookKeepers } from './keeping.ts';
import { sheetParts } from './sheet-words.ts';
import { submitSheet } from './submission.ts';

/* A Spanish company whose Peruvian brand keeps the book. */

const it = await casesHouse([compliance], '2026-12-01T10:00:00Z');
const { db } = it.house.database;
let brandId: string;
let other: string;
let calendarId: string;
beforeAll(async () => {
  it.house.clock.advance(1_000);
  const { administrator } = it.callers;
  const opened = async (name: string) => (await it.api.call(org.createBrand, { body: { name } }, administrator)).id;
  [brandId, other] = [await opened('Ribera Perú'), await opened('Grifos del Sur')];
  const [spanish] = (await it.api.call(org.listCalendars, {}, administrator)).calendars;
  const definition = { ...(spanish?.definition as object), zone: 'America/Lima', holidays: [] };
  calendarId = (await it.api.call(org.createCalendar, { body: { name: 'Lima', definition } as never }, administrator))
    .id;
  const { id: teamId } = await it.api.call(
    org.createTeam,
    { body: { name: 'Perú', calendarId, memberIds: [it.people.agent.id] } as never },
    administrator,
  );
  await it.as(system('tests'), async (work) => {
    for (const brand of [brandId, other]) await keepChoice(work, legalPack('pe-libro') as LegalPack, brand, work.now);
    await createMailbox(work, { address: 'peru@ribera.example', name: 'Ribera Perú', brandId, teamId });
  });
});
afterAll(it.close);

async function filed(brand: string, at: string): Promise<SheetRow> {
  it.house.clock.set(at);
  const before = (await db.selectFrom('book_sheet').select('id').execute()).length;
  await submitSheet(it.house, newToken(), {
    brandId: brand,
    kind: 'reclamo',
    name: 'María Quispe',
    address: 'Lima',
    document: 'DNI',
    documentNumber: '40123450',
    phone: null,
    email: 'maria@cliente.example',
    guardian: '',
    goodKind: 'product',
    goodDescription: '',
    amountMinor: 12_990,
    currency: 'PEN',
    detail: 'Roto',
    request: '',
    language: 'es',
  });
  const intake = startIntake(it.house, { handlers: { form: withBook(formHandler) }, pollMs: 20 });
  await waitFor(
    'the sheet',
    async () => (await db.selectFrom('book_sheet').select('id').execute()).length > before || undefined,
  );
  await intake.stop();
  const last = await db.selectFrom('book_sheet').select('case_id').orderBy('id', 'desc').executeTakeFirstOrThrow();
  return (await sheetOfCase(db, last.case_id)) as SheetRow;
}

test('each brand keeps its own, and its provider is not the Spanish company', async () => {
  const keepers = await bookKeepers(db, it.house.clock.now());
  expect(keepers.map(({ name }) => name)).toEqual(['Ribera Perú', 'Grifos del Sur']);
  expect(keepers[0]?.provider).toEqual({ name: 'Ribera Perú', taxId: '', address: '', establishment: 'Ribera Perú' });
});

test('whoever directs says who its provider is, of a book that is kept, and its sheets say it', async () => {
  const { director, lead } = it.callers;
  const body = {
    brandId,
    providerName: 'Ribera Perú S. A. C.',
    taxId: '20000000001',
    address: 'Lima',
    establishment: '',
  };
  expect(await it.api.call(api.describeBook, { body }, director)).toMatchObject({
    code: 'LV-01',
    days: { zone: 'America/Lima', fits: true },
  });
  const strange = { ...body, brandId: null };
  expect((await it.api.refused(api.describeBook, { body: strange }, director)).code).toBe('book.not_kept');
  expect((await it.api.refused(api.describeBook, { body }, lead)).status).toBe(403);
  const { books } = await it.api.call(api.listSheets, {}, lead);
  expect(books.map(({ name, code, days }) => [name, code, days.fits])).toEqual([
    ['Ribera Perú', 'LV-01', true],
    ['Grifos del Sur', null, false],
  ]);
});

test('a sheet is numbered by the year of Lima, in its own book, and its case is its brand’s, by its days and its law', async () => {
  const [last, first, apart] = [
    await filed(brandId, '2027-01-01T00:30:00Z'),
    await filed(brandId, '2027-01-01T05:30:00Z'),
    await filed(other, '2027-01-01T06:00:00Z'),
  ];
  expect([last, first, apart].map(({ book, year, number }) => [book, year, number])).toEqual([
    ['LV-01', 2026, 1],
    ['LV-01', 2027, 1],
    ['LV-02', 2027, 1],
  ]);
  expect(last.provider).toMatchObject({
    name: 'Ribera Perú S. A. C.',
    taxId: '20000000001',
    establishment: 'Ribera Perú',
  });
  const file = await db
    .selectFrom('case_file')
    .select(['brand_id', 'legal_pack'])
    .where('id', '=', last.caseId)
    .executeTakeFirstOrThrow();
  expect(file).toEqual({ brand_id: brandId, legal_pack: 'pe-libro' });
  const clocks = await legalClocksOf(db, last.caseId);
  expect(clocks).toMatchObject([{ clock: 'pe.response', calendar_id: calendarId }]);
  const due = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Lima' }).format(clocks[0]?.due_at);
  expect(due).toBe('2027-01-21');
  const { items } = await it.api.call(api.listSheets, {}, await it.api.signedIn(it.people.lead));
  expect(items.find(({ reference }) => reference === last.reference)).toMatchObject({
    number: '000000001-2026',
    filedOn: '2026-12-31',
    dueOn: '2027-01-21',
  });
});

test('what the provider answered is its fourth part once it has been notified, in the PDF too', async () => {
  const sheet = await filed(brandId, '2027-01-04T15:00:00Z');
  const agent = await it.api.signedIn(it.people.agent);
  const { reference } = sheet;
  const petitions = [{ text: 'x', outcome: 'granted' as const, reason: 'y' }];
  await it.api.call(
    casesApi.resolve,
    { params: { reference }, body: { petitions, text: 'Le llevamos otra mañana.', insist: true } as never },
    agent,
  );
  const titles = async () =>
    sheetParts((await sheetOfCase(db, sheet.caseId)) as SheetRow, 'es', 'America/Lima').map(({ title }) => title);
  expect(await titles()).not.toContain('4. Acciones adoptadas por el proveedor');
  it.house.clock.set('2027-01-06T02:00:00Z');
  const mail = await db
    .selectFrom('outbox')
    .select(['id', 'message_id'])
    .where('case_id', '=', sheet.caseId)
    .where('kind', '=', 'reply')
    .executeTakeFirstOrThrow();
  const data = { messageId: mail.message_id, caseId: sheet.caseId, kind: 'reply' };
  await it.as(system('outbox'), async (work) => record(work, ['mail', mail.id], 'mail.sent', data));
  await readable(it.house);
  await it.react();
  expect(await titles()).toContain('4. Acciones adoptadas por el proveedor');
  const file = await it.api.send(api.sheetFile, { params: { id: sheet.id } }, await it.api.signedIn(it.people.lead));
  expect(file.headers['content-type']).toBe('application/pdf');
  const { text } = textOf(file.rawPayload);
  for (const said of ['Le llevamos otra mañana.', '5 de enero de 2027', it.people.agent.name, '20000000001'])
    expect(text).toContain(said);
});
