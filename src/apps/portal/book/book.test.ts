import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeHandlers } from '#apps/parts.ts';
import { makeServer } from '#apps/server/index.ts';
import { keepChoice, legalPack } from '#areas/clocks/index.ts';
import { casesHouse } from '#areas/cases/cases.fixture.ts';
import { startIntake } from '#areas/intake/index.ts';
import { newId, newToken } from '#platform/ids/index.ts';
import { system } from '#platform/work/index.ts';
import { sheetFrom, sheetProblems, writtenAmount } from './sheet-form.ts';

const it = await casesHouse();
const { db } = it.house.database;
let app: FastifyInstance;
beforeAll(async () => {
  app = await makeServer(it.house);
});
afterAll(async () => {
  await app.close();
  await it.close();
});

const page = (url: string) => app.inject({ url, headers: { 'accept-language': 'es' } });
const send = (fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url: '/libro-de-reclamaciones',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'es' },
    payload: new URLSearchParams(fields).toString(),
  });
const brandInPeru = (name: string): Promise<string> =>
  it.as(system('tests'), async (work) => {
    const id = newId();
    await work.db.insertInto('brand').values({ id, name, created_at: work.now }).execute();
    await keepChoice(work, legalPack('pe-libro') as { id: string; version: string }, id, work.now);
    return id;
  });
const whole = {
  name: 'María Quispe',
  document: 'DNI',
  documentNumber: '40123456',
  address: 'Jr. de la Unión 300, Lima',
  amount: '1,250.50',
  goodKind: 'product',
  goodDescription: 'Bomba de agua',
  kind: 'reclamo',
  detail: 'Llegó <b>rota</b>.',
  request: 'Que la cambien.',
  accepted: '1',
};

test('without Peru’s rules there is no book; with them a sheet is filed with no sign-in and its copy is there at once', async () => {
  expect((await page('/libro-de-reclamaciones')).statusCode).toBe(404);
  expect((await send({ token: newToken(), ...whole })).statusCode).toBe(404);
  it.house.clock.advance(1_000);
  // The company is Spanish; the brand that sells in Peru keeps the book.
  await brandInPeru('Ribera Perú');
  const form = (await page('/libro-de-reclamaciones')).body;
  for (const said of ['Queja', 'Reclamo', 'Indecopi', 'PEN', 'Ribera Perú']) expect(form).toContain(said);
  expect((await page('/contacto')).body).toContain('href="/libro-de-reclamaciones"');

  const refused = await send({ token: newToken(), ...whole, address: '', detail: ' ', accepted: '' });
  expect(refused.statusCode).toBe(422);
  for (const said of ['no presentada', 'Escriba su domicilio o su correo', 'Cuente qué ocurrió', 'María Quispe'])
    expect(refused.body).toContain(said);
  const long = `${'Que la cambien por otra. '.repeat(90)}Y que la recojan.`;
  const tooLong = await send({ token: newToken(), ...whole, request: long });
  expect(tooLong.statusCode).toBe(422);
  for (const said of ['Pasa de 2000 caracteres', long]) expect(tooLong.body).toContain(said);
  expect(tooLong.body).not.toContain('no presentada');
  expect(form).not.toContain('maxlength');
  expect(await db.selectFrom('intake').select('id').execute()).toEqual([]);

  const intake = startIntake(it.house, { handlers: makeHandlers(), pollMs: 20 });
  const kept = await send({ token: newToken(), ...whole });
  expect(kept.statusCode).toBe(303);
  const copy = await page(String(kept.headers['location']));
  await intake.stop();
  expect(copy.statusCode).toBe(200);
  for (const said of ['000000001-2026', '40123456', 'PEN 1250.50', 'Que la cambien.', 'Llegó &lt;b&gt;rota&lt;/b&gt;.'])
    expect(copy.body).toContain(said);
  expect(copy.headers['cache-control']).toBe('no-store');
  expect((await page(`/libro-de-reclamaciones/${newToken()}`)).statusCode).toBe(404);
});

test('of several brands the visitor says which, and the sheet is of its book', async () => {
  it.house.clock.advance(1_000);
  const second = await brandInPeru('Grifos <del> Sur');
  const which = (await page('/libro-de-reclamaciones')).body;
  for (const said of ['Ribera Perú', 'Grifos &lt;del&gt; Sur', `?libro=${second}`]) expect(which).toContain(said);
  expect(which).not.toContain('<form');
  expect((await page('/libro-de-reclamaciones?libro=empresa')).statusCode).toBe(404);
  expect((await page(`/libro-de-reclamaciones?libro=${second}`)).body).toContain(`name="libro" value="${second}"`);
  expect((await page(`/libro-de-reclamaciones?libro=${second}`)).body).toContain(`?lang=en&amp;libro=${second}`);
  expect((await send({ token: newToken(), ...whole })).statusCode).toBe(404);
  const intake = startIntake(it.house, { handlers: makeHandlers(), pollMs: 20 });
  const kept = await send({ token: newToken(), ...whole, libro: second });
  const copy = await page(String(kept.headers['location']));
  await intake.stop();
  for (const said of ['LV-02', 'Grifos &lt;del&gt; Sur']) expect(copy.body).toContain(said);
});

test('an amount is read as people write it, and nothing else is', () => {
  expect(['150', '150.5', '1,250.50', '1250,50', ''].map(writtenAmount)).toEqual([
    15_000,
    15_050,
    125_050,
    125_050,
    null,
  ]);
  expect(['abc', '-5', '1.234', '1e9'].map(writtenAmount)).toEqual([undefined, undefined, undefined, undefined]);
});

test('what is as long as may be is filed whole; one character more is refused, and never cut', () => {
  const about = { country: 'PE', currency: 'PEN', language: 'es' } as const;
  for (const [field, limit] of Object.entries({
    name: 200,
    address: 400,
    guardian: 200,
    request: 2000,
    detail: 100_000,
  })) {
    const fits = { ...whole, [field]: 'x'.repeat(limit) };
    expect(sheetProblems(fits, 'PE')).toEqual([]);
    expect((sheetFrom(fits, about) as Record<string, unknown>)[field]).toBe(fits[field as keyof typeof whole]);
    expect(sheetProblems({ ...fits, [field]: 'x'.repeat(limit + 1) }, 'PE')).toEqual([
      { field, code: 'error_long', limit },
    ]);
  }
});
