import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer } from '#apps/server/index.ts';
import { openCaseWithMessage, BARE_MESSAGE } from '#areas/cases/index.ts';
import { personalLink } from '#areas/channels/portal/index.ts';
import { customerForEmail } from '#areas/customers/index.ts';
import { directHandler } from '#areas/directors-line/index.ts';
import { startIntake } from '#areas/intake/index.ts';
import { setUp } from '#areas/organisation/index.ts';
import { addMs, HOUR } from '#platform/clock/index.ts';
import type { Running } from '#platform/jobs/runner.ts';
import { newId, newToken } from '#platform/ids/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';
import { staff, type Staff } from '#tests/support/people.ts';

let house: TestHouse;
let app: FastifyInstance;
let intake: Running;
let people: Staff;
beforeAll(async () => {
  house = await makeHouse();
  people = await staff(house);
  await transact(house, system('test'), (work) =>
    setUp(work, { companyName: 'Ribera', language: 'es', zone: 'Europe/Madrid', memberIds: [people.agent.id] }),
  );
  await house.database.db.updateTable('company').set({ director_id: people.director.id }).execute();
  app = await makeServer(house);
  intake = startIntake(house, { handlers: { direct: directHandler }, pollMs: 30 });
});
afterAll(async () => {
  await intake.stop();
  await app.close();
  await house.close();
});

const aCase = () =>
  transact(house, system('test'), async (work) => {
    const customer = await customerForEmail(work, { email: 'ana@cliente.example', name: 'Ana Ruiz', language: 'es' });
    const who = { name: 'Ana Ruiz', address: 'ana@cliente.example' };
    const message = {
      ...BARE_MESSAGE,
      channel: 'form',
      from: who,
      subject: 'Roto',
      text: 'Llegó roto',
      language: 'es',
      threadedBy: 'form',
      at: work.now,
      receivedAt: work.now,
      customerId: customer?.id ?? null,
      attachments: [],
    };
    const opened = await openCaseWithMessage(
      work,
      { subject: 'Roto', channel: 'form', customerId: customer?.id ?? null, requester: who },
      message,
    );
    return { ...opened, link: await personalLink(work, opened.id, who.address) };
  });

async function write(base: string, fields: Record<string, string>) {
  const sent = await app.inject({
    method: 'POST',
    url: base,
    payload: new URLSearchParams({ token: newToken(), lang: 'es', ...fields }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  if (sent.statusCode !== 303) return sent;
  return app.inject({ url: sent.headers.location as string });
}
const messages = (caseId: string) =>
  house.database.db.selectFrom('message').select('text').where('case_id', '=', caseId).execute();
const contacts = () =>
  house.database.db
    .selectFrom('direct_contact')
    .select(['case_id', 'phone', 'unproven_about', 'origin'])
    .orderBy('asked_at')
    .orderBy('id')
    .execute();

test('the team’s own links carry no footer for customers', async () => {
  const bodies = ['/', '/autorizar/x', '/consulta/x'].map(async (url) => (await app.inject({ url })).body);
  expect((await Promise.all(bodies)).map((body) => body.includes('<footer>'))).toEqual([true, false, false]);
});

test('a key alone writes in no thread and replaces no phone: a contact of its own, linked as a stranger’s', async () => {
  const opened = await aCase();
  const mine = new URL(opened.link).pathname;
  await write(`${mine}/direccion`, { slot: 'soon', phone: '612340111' });
  const page = `/caso/${opened.key}/direccion`;
  expect((await app.inject({ url: page })).body).toContain('Dinos quién eres');
  const nameless = await write(page, { text: 'Anulen el pedido' });
  expect(nameless.statusCode).toBe(422);
  const received = await write(page, {
    text: 'Anulen el pedido',
    name: 'Otra persona',
    slot: 'soon',
    phone: '655901233',
  });
  expect(received.statusCode).toBe(200);
  expect(received.body).not.toContain(opened.key);
  expect((await messages(opened.id)).map(({ text }) => text.includes('Anulen'))).toEqual([false, false]);
  const [own, other, ...rest] = await contacts();
  expect(rest).toEqual([]);
  expect(own).toEqual({ case_id: opened.id, phone: '+34612340111', unproven_about: null, origin: 'case' });
  expect(other).toMatchObject({ phone: '+34655901233', unproven_about: opened.id, origin: 'page' });
  expect(other?.case_id).not.toBe(opened.id);
  const links = await house.database.db.selectFrom('case_link').select(['a', 'b', 'kind']).execute();
  expect(links.map(({ a, b, kind }) => [new Set([a, b]), kind])).toEqual([
    [new Set([opened.id, other?.case_id]), 'stranger'],
  ]);
});

test('the page and the home page show the face of whoever directs, and says who answers while somebody stands in', async () => {
  const { db } = house.database;
  const at = house.clock.now();
  const { sha256, size } = await house.files.put(Buffer.from('face'));
  await db.insertInto('file').values({ sha256, size, type: 'image/png', created_at: at }).execute();
  await db
    .insertInto('director_photo')
    .values({ person_id: people.director.id, sha256, type: 'image/png', at })
    .execute();
  const page = async (): Promise<string> => (await app.inject({ url: '/direccion' })).body;
  expect(await page()).toContain(`src="/direccion/foto/${sha256}"`);
  const face = await app.inject({ url: `/direccion/foto/${sha256}` });
  expect([face.headers['content-type'], face.body]).toEqual(['image/png', 'face']);
  expect((await app.inject({ url: `/direccion/foto/${'0'.repeat(64)}` })).statusCode).toBe(404);
  expect(await page()).toContain(`${people.director.name} en persona`);
  const home = (await app.inject({ url: '/' })).body;
  expect(home).toContain(`src="/direccion/foto/${sha256}"`);
  expect(home).toContain(`<a class="button" href="/direccion">Escribir a ${people.director.name}</a>`);
  await db
    .insertInto('duty')
    .values({
      id: newId(),
      purpose: 'director',
      area_id: null,
      person_id: people.lead.id,
      starts_at: new Date(at.getTime() - 60_000),
      ends_at: new Date(at.getTime() + 60_000),
      made_by: 'system:tests',
      made_at: at,
    })
    .execute();
  const now = await page();
  expect([now.includes(people.lead.name), now.includes('en persona')]).toEqual([true, false]);
  await db.deleteFrom('duty').execute();
  await db
    .insertInto('absence')
    .values({
      id: newId(),
      person_id: people.director.id,
      starts_at: at,
      ends_at: addMs(at, HOUR),
      made_by: 'system:tests',
    })
    .execute();
  const away = await page();
  expect([away.includes('está fuera estos días'), away.includes('en persona')]).toEqual([true, false]);
});
