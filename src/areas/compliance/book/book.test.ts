import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesHouse } from '#areas/cases/cases.fixture.ts';
import { formHandler, submitForm } from '#areas/channels/form/index.ts';
import { keepChoice, legalClocksOf, legalPack } from '#areas/clocks/index.ts';
import { startIntake } from '#areas/intake/index.ts';
import { newToken } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { readable } from '#tests/support/readable.ts';
import { waitFor } from '#tests/support/wait.ts';
import { complianceApi as api } from '../contract.ts';
import { parts as compliance } from '../parts.ts';
import { ensureBook, sheetOfCase, takeNumber, type SheetRow } from './book.store.ts';
import { withBook } from './file-sheet.ts';
import { bookKeepers } from './keeping.ts';
import { sheetMail } from './sheet-words.ts';
import { submitSheet } from './submission.ts';

const it = await casesHouse([compliance]);
const { db } = it.house.database;
afterAll(it.close);
const lead = () => it.callers.lead;

beforeAll(async () => {
  // After the pack the new company began with.
  it.house.clock.advance(1_000);
  await it.as(system('tests'), (work) => {
    const pack = legalPack('pe-libro') as { id: string; version: string };
    return keepChoice(work, pack, null, work.now);
  });
});

const aSheet = (n: number, kind: 'reclamo' | 'queja' = 'reclamo') => ({
  kind,
  name: `María Quispe ${n}`,
  address: 'Jr. de la Unión 300, Lima',
  document: 'DNI' as const,
  documentNumber: `4012345${n}`,
  phone: null,
  email: `maria${n}@cliente.example`,
  guardian: '',
  goodKind: 'product' as const,
  goodDescription: 'Grifo monomando',
  amountMinor: 12_990,
  currency: 'PEN',
  detail: 'El grifo llegó roto: «gotea», según la foto.',
  request: 'Que lo cambien o devuelvan el dinero.',
  language: 'es' as const,
});

/** Works off what was handed in, with so many workers at once. */
async function workOff(waiting: number, workers = 1): Promise<void> {
  const running = Array.from({ length: workers }, () =>
    startIntake(it.house, { handlers: { form: withBook(formHandler) }, pollMs: 20 }),
  );
  await waitFor('the sheets', async () => {
    const left = await db.selectFrom('intake').select('id').where('state', '!=', 'done').execute();
    const done = await db.selectFrom('intake').select('id').where('state', '=', 'done').execute();
    return left.length === 0 && done.length >= waiting;
  });
  await Promise.all(running.map((one) => one.stop()));
}

const numbers = async (): Promise<number[]> =>
  (await db.selectFrom('book_sheet').select('number').orderBy('number').execute()).map(({ number }) => number);

test('numbers have no gap and no double, with many at once, two workers, and some undone half way', async () => {
  expect(await bookKeepers(db, it.house.clock.now())).toMatchObject([{ brandId: null, name: 'Comercial Ribera' }]);
  expect(await ensureBook(db, null)).toBe('LV-01');
  const undone = Promise.allSettled(
    Array.from({ length: 6 }, () =>
      transact(it.house, system('tests'), async (work) => {
        await takeNumber(work.db, 'LV-01', 2026);
        throw new Error('undone after its number was taken');
      }),
    ),
  );
  const posted = Array.from({ length: 12 }, (_, n) => submitSheet(it.house, newToken(), aSheet(n)));
  await Promise.all(posted);
  await Promise.all([workOff(12, 2), undone]);
  expect(await numbers()).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
  const [last] = await db.selectFrom('book_counter').selectAll().execute();
  expect(last).toMatchObject({ book: 'LV-01', year: 2026, last: 12 });
});

test('a sheet pressed twice is one sheet; an ordinary form is none', async () => {
  const token = newToken();
  const [first, again] = [
    await submitSheet(it.house, token, aSheet(20)),
    await submitSheet(it.house, token, aSheet(20)),
  ];
  expect([again.repeated, again.key]).toEqual([true, first.key]);
  const form = { version: 1 as const, text: 'Hola', name: 'Ana', email: 'a@b.example', phone: null };
  await submitForm(it.house, newToken(), { ...form, language: 'es', files: [], origin: '' });
  await workOff(14);
  expect((await numbers()).at(-1)).toBe(13);
});

test('it is a case with the law’s term, its own data frozen, its copy sent at once, and can’t be rewritten nor deleted', async () => {
  const [row] = await db.selectFrom('book_sheet').select('case_id').where('number', '=', 13).execute();
  const sheet = (await sheetOfCase(db, row?.case_id as string)) as SheetRow;
  const [clock] = await legalClocksOf(db, sheet.caseId);
  expect(clock).toMatchObject({ clock: 'pe.response', pack: 'pe-libro', length: 15, unit: 'working_day' });
  expect(sheet).toMatchObject({ consumer: { documentNumber: '401234520' }, provider: { name: 'Comercial Ribera' } });
  expect(sheet.dueAt).toEqual(clock?.due_at);
  const mail = await db
    .selectFrom('outbox')
    .select(['mail', 'kind'])
    .where('case_id', '=', sheet.caseId)
    .executeTakeFirstOrThrow();
  expect(mail.kind).toBe('acknowledgement');
  expect(JSON.stringify(mail.mail)).toContain('000000013-2026');
  const words = sheetMail(sheet, 'es', 'America/Lima', 'Comercial Ribera', 'https://x/caso/K').text;
  const director = 'https://x/caso/K/direccion';
  for (const said of [director, sheet.detail, sheet.request, 'PEN 129.90', 'DNI 40123452', 'Indecopi', 'improrrogable'])
    expect(words).toContain(said);
  await expect(db.updateTable('book_sheet').set({ detail: 'otra cosa' }).execute()).rejects.toThrow('stays as it was');
  await expect(db.deleteFrom('book_sheet').execute()).rejects.toThrow('must be kept');
  expect((await it.events(sheet.caseId)).map(({ type }) => type)).toContain('book.filed');
});

test('once its copy has left, a sheet is not without receipt', async () => {
  const { id, message_id, case_id } = await db
    .selectFrom('outbox')
    .innerJoin('book_sheet', 'book_sheet.case_id', 'outbox.case_id')
    .select(['outbox.id', 'outbox.message_id', 'outbox.case_id'])
    .where('book_sheet.number', '=', 13)
    .executeTakeFirstOrThrow();
  const lacking = async () =>
    (await it.api.call(api.listTerms, { query: { list: 'unacknowledged' } }, lead())).items.map((one) => one.id);
  expect(await lacking()).toContain(case_id);
  const data = { messageId: message_id, caseId: case_id, kind: 'acknowledgement' };
  await it.as(system('outbox'), async (work) => record(work, ['mail', id], 'mail.sent', data));
  await readable(it.house);
  await it.react();
  expect(await lacking()).not.toContain(case_id);
});

test('one address gets only so many copies a day', async () => {
  await Promise.all(
    Array.from({ length: 8 }, () =>
      submitSheet(it.house, newToken(), { ...aSheet(30), detail: `Otra vez ${newToken()}` }),
    ),
  );
  await workOff(22);
  const copies = await db.selectFrom('outbox').select(['recipients']).where('kind', '=', 'acknowledgement').execute();
  const mine = copies.filter(({ recipients }) => JSON.stringify(recipients).includes('maria30@cliente.example'));
  expect(mine).toHaveLength(5);
});

test('a queja becomes a reclamo with its trace, once, and by whom', async () => {
  await submitSheet(it.house, newToken(), aSheet(40, 'queja'));
  await workOff(23);
  const { inUse, items } = await it.api.call(api.listSheets, {}, lead());
  expect(inUse).toBe(true);
  const sheet = items[0];
  expect(sheet).toMatchObject({ kind: 'queja', can: { requalify: true }, trace: [] });
  const call = { params: { id: sheet?.id as string }, body: { reason: 'Habla del producto.' } };
  const after = await it.api.call(api.requalifySheet, call, lead());
  expect(after).toMatchObject({
    kind: 'reclamo',
    trace: [{ was: 'queja', becomes: 'reclamo', reason: 'Habla del producto.', by: it.people.lead.name }],
  });
  expect((await it.api.refused(api.requalifySheet, call, lead())).code).toBe('book.is_reclamo');
  expect((await it.api.refused(api.requalifySheet, call, it.callers.auditor)).status).toBe(403);
});
