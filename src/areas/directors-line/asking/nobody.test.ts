import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { casesHouse } from '#areas/cases/cases.fixture.ts';
import { parts as identity } from '#areas/identity/index.ts';
import { organisationApi } from '#areas/organisation/contract.ts';
import { companyInUse, makeParts } from '#areas/organisation/index.ts';
import { newToken } from '#platform/ids/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeApi } from '#tests/support/api.ts';
import { attendingApi } from '../attending/contract.ts';
import { askDirector, directHandler, parts } from '../index.ts';

const it = await casesHouse();
const api = await makeApi(it.house, [identity, makeParts(), parts]);
afterAll(it.close);
const { db } = it.house.database;

/** Asked, worked off, and who was told of it by mail. */
async function toldOf(text: string): Promise<string[]> {
  it.house.clock.advance(1_000);
  const asked = { caseId: null, subject: text, text, name: 'Jon', email: 'jon@cliente.example', phone: null };
  await askDirector(it.house, newToken(), { ...asked, language: 'es', call: false, slotAt: null });
  const row = await db
    .selectFrom('intake')
    .selectAll()
    .where('channel', '=', 'direct')
    .orderBy('received_at', 'desc')
    .executeTakeFirstOrThrow();
  const prepared = await directHandler.prepare(it.house, row as never);
  const done = await transact(it.house, system('intake'), (work) => directHandler.apply(work, row as never, prepared));
  const caseId = 'caseId' in done ? (done.caseId ?? '') : '';
  const mails = await sql<{ to: string }>`
    select recipients->0->>'address' as to from outbox where case_id = ${caseId} and kind = 'system'`.execute(db);
  return mails.rows.map(({ to }) => to);
}

test('while nobody directs, whoever administers is told and may answer', async () => {
  await sql`update person set roles = '{lead}' where id = ${it.people.director.id}`.execute(db);
  expect((await companyInUse(db)).directorId).toBeNull();
  expect(await toldOf('Nadie me contesta')).toEqual([it.people.administrator.email]);
  const administrator = await api.signedIn(it.people.administrator);
  expect((await api.call(attendingApi.lineQueue, { query: {} }, administrator)).contacts).toHaveLength(1);
});

test('whom the company names for those days is told and may answer instead; once they have left, whoever administers', async () => {
  const administrator = await api.signedIn(it.people.administrator);
  const name = async (coverId: string | null) =>
    api.call(organisationApi.updateCompany, { body: { coverId } }, administrator);
  await name(it.people.lead.id);
  expect(await toldOf('Llamadme')).toEqual([it.people.lead.email]);
  expect((await api.call(attendingApi.lineQueue, { query: {} }, it.callers.lead)).contacts).toHaveLength(2);
  await sql`update person set status = 'disabled' where id = ${it.people.lead.id}`.execute(db);
  expect(await toldOf('Sigo esperando')).toEqual([it.people.administrator.email]);
  await expect(name(it.people.lead.id)).rejects.toMatchObject({ code: 'person.not_found' });
});
