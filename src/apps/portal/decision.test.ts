import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  decideRequest,
  issueLink,
  parts as authority,
  propose,
  readLink,
  setSignInLimit,
  withdrawProposal,
} from '#areas/authority/index.ts';
import { aCredit } from '#areas/authority/proposals/proposal.fixture.ts';
import type { OpenedCase } from '#areas/cases/index.ts';
import { DAY, MINUTE } from '#platform/clock/index.ts';
import { newToken } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { personActor } from '#tests/support/actor.ts';
import { fingerprint } from '#tests/support/fingerprint.ts';
import { catchUp } from '#tests/support/follow.ts';
import type { TestHouse } from '#tests/support/house.ts';
import type { Staff } from '#tests/support/people.ts';
import { linkHouse, type LinkHouse } from './links.fixture.ts';

let it: LinkHouse;
let house: TestHouse;
let app: FastifyInstance;
let people: Staff;
let opened: OpenedCase;

beforeAll(async () => {
  it = await linkHouse();
  ({ house, app, people, opened } = it);
  await house.database.db.updateTable('company').set({ director_id: people.director.id }).execute();
});
afterAll(() => it.close());

/** Asks the Director; the request and the address in the mail that leaves come back. */
async function asked(amountMinor = 18_450, currency = 'EUR'): Promise<{ id: string; proposalId: string; url: string }> {
  const actor = personActor('agent', { id: people.agent.id, name: people.agent.name });
  const { proposal } = await transact(house, actor, (work) =>
    propose(work, { caseId: opened.id, customerId: null, brandId: null }, aCredit(amountMinor, currency), 'ask'),
  );
  const row = await house.database.db
    .selectFrom('authorisation')
    .select('id')
    .where('proposal_id', '=', proposal.id)
    .executeTakeFirstOrThrow();
  const url = await it.lastLink('autorizar');
  return { id: row.id, proposalId: proposal.id, url };
}

const post = (url: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
const row = (id: string) =>
  house.database.db.selectFrom('authorisation').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

test('invariant 9: however a mail filter opens it, twice, by HEAD or ahead of time, nothing changes', async () => {
  const { id, url } = await asked();
  const before = await fingerprint(house.database.db);
  for (const outcome of ['approve', 'change', 'refuse', 'ask', 'approve', '<script>']) {
    const page = await app.inject({ url: `${url}?r=${encodeURIComponent(outcome)}` });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('¿Autorizas un abono de 184,50');
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
  }
  await app.inject({ method: 'HEAD', url });
  await app.inject({ url, headers: { purpose: 'prefetch', 'sec-purpose': 'prefetch;prerender' } });
  expect(await fingerprint(house.database.db)).toEqual(before);
  expect((await row(id)).state).toBe('pending');
});

test('one press decides, the page then says who and when, and it may be changed for ten minutes', async () => {
  const { id, url } = await asked();
  expect((await post(url, { outcome: 'approve' })).statusCode).toBe(303);
  expect(await row(id)).toMatchObject({ state: 'approved', decided_by: people.director.id, via: 'link' });
  const page = await app.inject({ url });
  expect(page.body).toContain(`${people.director.name} autorizó`);
  expect(page.body).toContain('Puedes cambiarlo hasta las');
  expect((await post(url, { outcome: 'change', amount: '150,00' })).statusCode).toBe(303);
  expect(await row(id)).toMatchObject({ state: 'changed', amount_minor: 15_000 });
  const changed = (await app.inject({ url })).body;
  expect(changed).toMatch(/autorizó 150,00/);
  expect(changed).toMatch(/value="approve"[^>]*>Autorizar 184,50/);
  house.clock.advance(11 * MINUTE);
  const late = await post(url, { outcome: 'approve' });
  expect(late.statusCode).toBe(409);
  expect(late.body).toContain('ya estaba decidido');
  expect(await row(id)).toMatchObject({ state: 'changed', amount_minor: 15_000 });
});

test('no without a reason is asked for it; a question decides nothing', async () => {
  const { id, url } = await asked();
  const wrong = await post(url, { outcome: 'refuse' });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('Elige o escribe el motivo');
  expect((await post(url, { outcome: 'change', amount: 'mucho' })).body).toContain('Escribe un importe');
  expect((await post(url, { outcome: 'ask', text: '¿Hay fotos? <b>' })).headers.location).toBe(`${url}?preguntado=1`);
  const page = await app.inject({ url: `${url}?preguntado=1` });
  expect(page.body).toContain('¿Hay fotos? &lt;b&gt;');
  expect((await row(id)).state).toBe('pending');
  await post(url, { outcome: 'refuse', own: 'Ya se compensó' });
  expect(await row(id)).toMatchObject({ state: 'refused', reason: 'Ya se compensó' });
});

test('what is too long is refused with its limit, every word and the chosen reason in the form; nothing is decided', async () => {
  const { id, url } = await asked();
  const page = await app.inject({ url });
  expect(page.body).not.toContain('maxlength');
  const chosen = /name="reason" value="([^"]+)"/.exec(page.body)?.[1] as string;
  const [own, text] = [`${'palabra '.repeat(225)}fin`, `${'palabra '.repeat(625)}fin`];
  const refused = await post(url, { outcome: 'refuse', reason: chosen, own });
  const asking = await post(url, { outcome: 'ask', text });
  expect([refused.statusCode, asking.statusCode]).toEqual([422, 422]);
  expect(refused.body).toContain('Pasa de 1800 caracteres. Sigue aquí entero');
  expect(refused.body).toContain(own);
  expect(refused.body).toContain(`value="${chosen}" checked`);
  expect(asking.body).toContain('Pasa de 5000 caracteres.');
  expect(asking.body).toContain(text);
  expect(await row(id)).toMatchObject({ state: 'pending' });
});

test('a solution of the company’s own is called by its name, in the language of the page', async () => {
  const { db } = house.database;
  const own = { code: 'own_voucher', label_es: 'Vale de compra', label_en: 'Shopping voucher' };
  await db
    .insertInto('solution_kind')
    .values({ ...own, position: 90, priced: true })
    .execute();
  const { id, url, proposalId } = await asked();
  await db.updateTable('proposal_line').set({ solution: own.code }).where('proposal_id', '=', proposalId).execute();
  const [spanish, english] = [(await app.inject({ url })).body, (await app.inject({ url: `${url}?lang=en` })).body];
  expect(spanish).toContain('vale de compra');
  expect(english).toContain('shopping voucher');
  for (const page of [spanish, english]) expect(page).not.toContain(own.code);
  expect((await post(url, { outcome: 'approve' })).statusCode).toBe(303);
  expect((await app.inject({ url })).body).toContain('vale de compra');
  expect((await row(id)).state).toBe('approved');
});

test('withdrawn, expired, unknown and altered links decide nothing (T8, T9, T10)', async () => {
  const { db } = house.database;
  const gone = await asked();
  await transact(house, system('tests'), (work) =>
    withdrawProposal(work, { caseId: opened.id, proposalId: gone.proposalId }),
  );
  expect((await post(gone.url, { outcome: 'approve' })).statusCode).toBe(409);
  expect((await app.inject({ url: gone.url })).body).toContain('Ya no hace falta decidir');
  const { id, url } = await asked();
  const token = url.split('/').at(-1) as string;
  for (const bad of [
    `${token}%20`,
    token.toUpperCase(),
    token.slice(1),
    `${token}a`,
    newToken(),
    '',
    '%00',
    token.replaceAll('-', '+'),
  ])
    if (bad !== token) expect((await app.inject({ url: `/autorizar/${bad}` })).statusCode).toBe(404);
  expect(
    (await db.selectFrom('link_token').select('hash').execute()).some(({ hash }) => hash.toString().includes(token)),
  ).toBe(false);
  const other = await transact(house, system('tests'), (work) =>
    issueLink(work, {
      purpose: 'consultation',
      subject: id,
      personId: people.director.id,
      areaId: null,
      expiresAt: new Date(work.now.getTime() + DAY),
    }),
  );
  expect(await readLink(db, 'authorisation', other, house.clock.now())).toBeNull();
  expect((await app.inject({ url: `/autorizar/${other}` })).statusCode).toBe(404);
  house.clock.advance(30 * DAY);
  expect((await post(url, { outcome: 'approve' })).statusCode).toBe(409);
  const expired = (await app.inject({ url })).body;
  expect(expired).toContain('Este enlace caducó');
  expect(expired).not.toMatch(/184,50|Faltan dos piezas|RC-\d|<form/);
  expect((await row(id)).state).toBe('pending');
});

test('above the company’s amount it is decided signed in', async () => {
  const { id, url } = await asked(60_000);
  const page = await app.inject({ url });
  expect(page.body).toContain(`/app/autorizaciones/${id}`);
  expect(page.body).not.toContain('value="approve"');
  await post(url, { outcome: 'approve' });
  expect((await row(id)).state).toBe('pending');
  await transact(house, system('tests'), (work) =>
    decideRequest(
      work,
      id,
      { personId: people.director.id, via: 'app' },
      { outcome: 'change', amountMinor: 10_000, reason: '' },
    ),
  );
  expect((await app.inject({ url })).body).toContain(`/app/autorizaciones/${id}`);
  await post(url, { outcome: 'approve' });
  expect(await row(id)).toMatchObject({ state: 'changed', amount_minor: 10_000 });
});

test('only the currency of the policy is compared: any other is decided signed in, and the limit is of whoever sets it', async () => {
  const foreign = await asked(100, 'COP');
  await post(foreign.url, { outcome: 'approve' });
  expect((await row(foreign.id)).state).toBe('pending');
  const actor = personActor('director', { id: people.director.id, name: people.director.name });
  await transact(house, actor, (work) => setSignInLimit(work, 10_000));
  const { id, url } = await asked(10_001);
  await post(url, { outcome: 'approve' });
  expect((await row(id)).state).toBe('pending');
  await transact(house, actor, (work) => setSignInLimit(work, 10_001));
  await post(url, { outcome: 'approve' });
  expect((await row(id)).state).toBe('approved');
});

test('a dead link asks nothing either', async () => {
  const { id, url, proposalId } = await asked();
  await transact(house, system('tests'), (work) => withdrawProposal(work, { caseId: opened.id, proposalId }));
  expect((await post(url, { outcome: 'ask', text: '¿Hay fotos?' })).statusCode).toBe(409);
  const { db } = house.database;
  expect(await db.selectFrom('circuit_message').select('id').where('subject_id', '=', id).execute()).toEqual([]);
});

test('whoever has left opens and decides nothing by link, nor once they are back', async () => {
  const { id, url } = await asked();
  const { db } = house.database;
  const become = (status: 'active' | 'disabled') =>
    db.updateTable('person').set({ status }).where('id', '=', people.director.id).execute();
  const token = (purpose: 'authorisation' | 'consultation') =>
    transact(house, system('tests'), (work) =>
      issueLink(work, {
        purpose,
        subject: id,
        personId: people.director.id,
        areaId: null,
        expiresAt: new Date(work.now.getTime() + DAY),
      }),
    );
  const consulted = await token('consultation');
  await become('disabled');
  expect((await app.inject({ url })).statusCode).toBe(404);
  expect((await post(url, { outcome: 'approve' })).statusCode).toBe(404);
  expect(await readLink(db, 'consultation', consulted, house.clock.now())).toBeNull();
  await transact(house, system('tests'), async (work) =>
    record(work, ['person', people.director.id], 'person.disabled'),
  );
  const links = authority.readers?.find(({ name }) => name === 'personal-links');
  await catchUp(house, links!);
  await become('active');
  expect((await post(url, { outcome: 'approve' })).statusCode).toBe(409);
  expect(await readLink(db, 'consultation', consulted, house.clock.now())).toMatchObject({ state: 'revoked' });
  expect((await row(id)).state).toBe('pending');
});
