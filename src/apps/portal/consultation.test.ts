import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askArea, closeConsultation, type NewConsultation } from '#areas/authority/index.ts';
import { casePdf, type OpenedCase } from '#areas/cases/index.ts';
import { textOf } from '#areas/cases/pdf/pdf-text.fixture.ts';
import { makeMailbox } from '#areas/channels/email/mailbox.fixture.ts';
import { personalLink } from '#areas/channels/portal/index.ts';
import { DAY } from '#platform/clock/index.ts';
import { newId, newToken } from '#platform/ids/index.ts';
import { reading, system, transact, type Work } from '#platform/work/index.ts';
import { personActor } from '#tests/support/actor.ts';
import { fingerprint } from '#tests/support/fingerprint.ts';
import type { TestHouse } from '#tests/support/house.ts';
import type { Staff } from '#tests/support/people.ts';
import { linkHouse, type LinkHouse } from './links.fixture.ts';

let it: LinkHouse;
let house: TestHouse;
let app: FastifyInstance;
let people: Staff;
let areaId: string;
let opened: OpenedCase;
const SECRET = 'Que no se entere nadie de la avería interna';

beforeAll(async () => {
  it = await linkHouse();
  ({ house, app, people, opened } = it);
  areaId = newId();
  await house.database.db
    .insertInto('area')
    .values({ id: areaId, name: 'Almacén', head_id: people.area_member.id, created_at: house.clock.now() })
    .execute();
});
afterAll(() => it.close());

const agent = () => personActor('agent', { id: people.agent.id, name: people.agent.name });

/** Asks the warehouse; the link of the mail that leaves comes back. */
async function asked(changes: Partial<NewConsultation> = {}): Promise<{ id: string; url: string }> {
  const { id } = await transact(house, agent(), (work) =>
    askArea(work, {
      caseId: opened.id,
      reference: opened.reference,
      areaId,
      kind: 'question',
      question: SECRET,
      answers: ['Sí, sale hoy', 'No queda'],
      facts: [{ code: 'first_name', text: 'Ana' }],
      files: [],
      blocks: true,
      legalDueAt: null,
      replyAddress: '',
      ...changes,
    }),
  );
  return { id, url: await it.lastLink('consulta') };
}

function post(url: string, fields: Record<string, string>, file?: { name: string; bytes: string }) {
  const boundary = 'limite';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  if (file)
    parts.push(
      `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${file.name}"\r\nContent-Type: text/plain\r\n\r\n${file.bytes}\r\n`,
    );
  return app.inject({
    method: 'POST',
    url,
    payload: `${parts.join('')}--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
}
const row = (id: string) =>
  house.database.db.selectFrom('consultation').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

test('invariant 9: however often a mail filter opens it, with whatever outcome, nothing changes', async () => {
  const { id, url } = await asked();
  const before = await fingerprint(house.database.db);
  for (const method of ['GET', 'HEAD'] as const)
    for (const query of ['', '?r=r1', '?r=r2', '?code=r1', '?r=%00', '?r=__proto__'])
      expect((await app.inject({ method, url: url + query })).statusCode).toBe(200);
  expect(await fingerprint(house.database.db)).toEqual(before);
  expect((await row(id)).state).toBe('open');
  const page = await app.inject({ url: `${url}?r=r2` });
  expect(page.body).toMatch(/value="r2" autofocus/);
  expect(page.body).toContain(SECRET);
  expect(page.body).not.toMatch(/ana@cliente|Ruiz|<script/);
  expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
});

test('one press answers, with its files; then the page says what, who and when, and a second press changes nothing', async () => {
  const { id, url } = await asked();
  const done = await post(url, { code: 'r1', text: 'Salen a las 17' }, { name: 'albarán.txt', bytes: 'dos piezas' });
  expect([done.statusCode, done.headers.location]).toEqual([303, url]);
  expect(await row(id)).toMatchObject({
    state: 'answered',
    answer_code: 'r1',
    answered_by: people.area_member.id,
    answered_via: 'link',
  });
  const after = await app.inject({ url });
  expect(after.body).toContain('Hecho. Respondió Teresa Ruiz');
  expect(after.body).toContain('Sí, sale hoy. Salen a las 17');
  const file = /\/consulta\/[\w-]+\/archivos\/[\w-]+/.exec(after.body)?.[0] as string;
  const bytes = await app.inject({ url: file });
  expect([bytes.body, bytes.headers['content-security-policy']]).toEqual(['dos piezas', "default-src 'none'; sandbox"]);
  const again = await post(url, { code: 'r2' });
  expect(again.statusCode).toBe(409);
  expect(again.body).toContain('no se ha guardado');
  expect((await row(id)).answer_code).toBe('r1');
});

test('of two that press at once one answers, and the other reads who was first', async () => {
  const { id, url } = await asked();
  const both = await Promise.all([post(url, { code: 'r1' }), post(url, { code: 'r2' })]);
  expect(both.map((one) => one.statusCode).toSorted()).toEqual([303, 409]);
  const events = await house.database.db
    .selectFrom('event')
    .select('data')
    .where('stream', '=', `case:${opened.id}`)
    .where('type', '=', 'consultation.answered')
    .execute();
  expect(events.filter(({ data }) => (data as { consultation?: string }).consultation === id)).toHaveLength(1);
});

test('T8, T10: a token that is not exactly one of ours opens nothing', async () => {
  const { url } = await asked();
  const token = url.split('/').at(-1) as string;
  for (const wrong of [
    newToken(),
    `${token} `,
    ` ${token}`,
    token.slice(0, 42),
    `${token}A`,
    token.toLowerCase(),
    `${token}=`,
    '%00',
    'null',
    '-',
  ])
    for (const answer of [
      await app.inject({ url: `/consulta/${encodeURIComponent(wrong)}` }),
      await post(`/consulta/${encodeURIComponent(wrong)}`, { code: 'r1' }),
    ])
      expect(answer.statusCode, wrong).toBe(404);
  expect((await app.inject({ url: '/consulta/' })).statusCode).toBe(404);
  const kept = await house.database.db.selectFrom('link_token').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(token);
});

test('T9: it expires, and dies when the question is withdrawn or answered elsewhere', async () => {
  const old = await asked();
  const withdrawn = await asked();
  await transact(house, agent(), (work) => closeConsultation(work, withdrawn.id, opened.id, 'cancelled'));
  expect((await app.inject({ url: withdrawn.url })).body).toContain('Ya no hace falta responder');
  expect((await post(withdrawn.url, { code: 'r1' })).statusCode).toBe(409);
  house.clock.advance(40 * DAY);
  const expired = await app.inject({ url: old.url });
  expect(expired.body).toContain('Este enlace ha caducado');
  expect(expired.body).not.toMatch(/<form|avería interna|Ana\b/);
  await post(old.url, { code: 'r1' });
  expect((await row(old.id)).state).toBe('open');
});

test('passed on, the link shows nothing of who has it now; answered, it shows it until it expires', async () => {
  const { db } = house.database;
  const quality = newId();
  await db
    .insertInto('area')
    .values({ id: quality, name: 'Calidad', head_id: people.lead.id, created_at: house.clock.now() })
    .execute();
  const { id, url } = await asked();
  expect((await post(url, { pass: quality, note: 'Es suyo' })).statusCode).toBe(303);
  const theirs = await it.lastLink('consulta');
  const shown = async () => (await app.inject({ url })).body;
  expect(await shown()).toContain('ya no te espera');
  const said = { code: 'r2', text: 'Se rompió en la línea tres' };
  expect((await post(theirs, said, { name: 'parte.txt', bytes: 'línea tres' })).statusCode).toBe(303);
  expect(await row(id)).toMatchObject({ state: 'answered', area_id: quality });
  const file = /\/archivos\/[\w-]+/.exec((await app.inject({ url: theirs })).body)?.[0] ?? '';
  expect((await app.inject({ url: theirs + file })).statusCode).toBe(200);
  expect((await app.inject({ url: url + file })).statusCode).toBe(404);
  const late = await post(url, { code: 'r1' });
  expect(late.statusCode).toBe(409);
  for (const body of [await shown(), late.body]) {
    expect(body).toContain('Consulta a Almacén');
    expect(body).not.toMatch(/Calidad|línea tres|Lucía Ferrer|parte\.txt|No queda/);
  }
  house.clock.advance(40 * DAY);
  const expired = (await app.inject({ url: theirs })).body;
  expect(expired).toContain('Este enlace ha caducado');
  expect(expired).not.toMatch(/línea tres|avería interna/);
  expect((await app.inject({ url: theirs + file })).statusCode).toBe(404);
});

test('what is wrong is said beside it and nothing written is lost', async () => {
  const { id, url } = await asked({ kind: 'order', item: 'IL-1108O', quantity: 2, answers: [] });
  const missing = await post(url, { code: 'partial', quantity: '1', text: 'Queda una' });
  expect(missing.statusCode).toBe(422);
  expect(missing.body).toContain('Indica qué día se entrega');
  expect(missing.body).toContain('Queda una');
  const date = new Date(house.clock.now().getTime() + 3 * DAY).toISOString().slice(0, 10);
  expect((await post(url, { code: 'partial', quantity: '1', promisedOn: date })).statusCode).toBe(303);
  expect(await row(id)).toMatchObject({ quantity_confirmed: 1 });
  expect((await post((await asked()).url, { code: '', text: '' })).body).toContain('Falta la respuesta');
});

test('what is too long is refused with its limit; its words and its files stay', async () => {
  const { id, url } = await asked();
  const long = `${'palabra '.repeat(1_251)}fin`;
  const refused = await post(url, { code: 'r1', text: long }, { name: 'albarán.txt', bytes: 'dos piezas' });
  expect([refused.statusCode, refused.body.includes('Pasa de 10.000 caracteres.')]).toEqual([422, true]);
  expect(refused.body).toContain(long);
  expect(refused.body).toContain('albarán.txt');
  const kept = /name="kept" value="([^"]+)"/.exec(refused.body)?.[1] as string;
  const note = `${'palabra '.repeat(251)}fin`;
  const passing = await post(url, { pass: areaId, note });
  expect([passing.statusCode, passing.body.includes(note)]).toEqual([422, true]);
  expect((await row(id)).state).toBe('open');
  expect((await post(url, { code: 'r1', text: 'Corto', kept })).statusCode).toBe(303);
  expect((await app.inject({ url })).body).toContain('albarán.txt');
});

test('T27: nothing of it is the customer’s: not on their page, nor in their PDF, nor in their mail', async () => {
  await asked();
  const link = await transact(house, system('tests'), (work: Work) =>
    personalLink(work, opened.id, 'ana@cliente.example'),
  );
  const page = await app.inject({ url: new URL(link).pathname });
  expect(page.statusCode).toBe(200);
  expect(page.body).not.toMatch(/Almacén|avería interna|sale hoy/);
  const pdf = await casePdf(reading(house, system('tests')), opened.id, { internal: false, language: 'es' });
  const words = textOf(Buffer.from(pdf)).text;
  expect(words).toContain('Faltan dos piezas');
  expect(words).not.toMatch(/Almacén|avería interna/);
  const mails = await house.database.db.selectFrom('outbox').select(['mail', 'recipients']).execute();
  const theirs = mails.filter(({ recipients }) => JSON.stringify(recipients).includes('ana@cliente.example'));
  expect(JSON.stringify(theirs)).not.toMatch(/Almacén|avería interna/);
});

test('the mail says whether replying to it answers: not where no mailbox of ours receives', async () => {
  const text = async (replyAddress: string): Promise<string> => {
    await asked({ replyAddress });
    const { mail } = await house.database.db
      .selectFrom('outbox')
      .select('mail')
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    return (mail as unknown as { text: string }).text;
  };
  await makeMailbox(house, { address: 'soporte@ribera.example' });
  await makeMailbox(house, { address: 'cerrado@ribera.example', active: false });
  for (const none of ['', 'cerrado@ribera.example'])
    expect(await text(none)).toContain('lo que contestes a este correo no llega a la consulta');
  const answerable = await text('soporte@ribera.example');
  expect(answerable).toContain('También puedes responder a este correo.');
  expect(answerable).not.toContain('no llega a la consulta');
});
