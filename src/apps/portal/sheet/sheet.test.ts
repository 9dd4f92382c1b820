import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer } from '#apps/server/index.ts';
import { complianceApi as api } from '#areas/compliance/contract.ts';
import { parts as compliance } from '#areas/compliance/index.ts';
import { casesHouse } from '#areas/cases/cases.fixture.ts';
import { organisationApi } from '#areas/organisation/contract.ts';

const it = await casesHouse([compliance]);
let app: FastifyInstance;
beforeAll(async () => {
  app = await makeServer(it.house);
});
afterAll(async () => {
  await app.close();
  await it.close();
});

const page = (url: string, language = 'es') => app.inject({ url, headers: { 'accept-language': language } });
const { director, administrator } = it.callers;

test('nothing is public until it is published; each version keeps what it said, as a page and as PDF', async () => {
  expect((await page('/servicio')).statusCode).toBe(404);
  expect((await page('/')).body).not.toContain('/servicio');
  const first = await it.api.call(api.publishServiceSheet, {}, director);
  expect(first.version).toBe(1);
  for (const address of ['/', '/caso', '/contacto', '/servicio'])
    expect((await page(address)).body, address).toContain('<a href="/servicio">Hoja de servicio</a>');
  const shown = (await page('/servicio')).body;
  for (const said of [
    'Hoja de servicio',
    'Versión 1',
    'hola@ribera.example',
    '15 días naturales',
    'TRLGDCU, art. 21.3',
  ])
    expect(shown).toContain(said);
  expect((await page('/servicio', 'en')).body).toContain('15 calendar days');
  expect((await it.api.refused(api.publishServiceSheet, {}, director)).code).toBe('sheet.unchanged');
  await it.api.call(organisationApi.updateCompany, { body: { phone: '983 111 222' } }, administrator);
  expect(await it.api.call(api.getServiceSheet, {}, director)).toMatchObject({ changed: true, canPublish: true });
  expect((await page('/servicio')).body).not.toContain('983 111 222');
  expect((await it.api.call(api.publishServiceSheet, {}, director)).version).toBe(2);
  expect((await page('/servicio')).body).toContain('983 111 222');
  const old = (await page('/servicio?v=1')).body;
  expect(old).toContain('Hay una versión más reciente');
  expect(old).not.toContain('<dd class="text">983 111 222');
  const pdf = await page('/servicio/hoja.pdf');
  expect(pdf.headers['content-type']).toBe('application/pdf');
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  for (const strange of ['9', 'x', "1'--"]) {
    const answer = await page(`/servicio?v=${encodeURIComponent(strange)}`);
    expect(answer.statusCode, strange).toBe(404);
  }
  await expect(it.house.database.db.updateTable('service_sheet').set({ sha256: 'x' }).execute()).rejects.toThrow(
    'stays as it was',
  );
});

test('the full list of consumer bodies stands by territory, the whole country first', async () => {
  const add = (body: object) => it.api.call(api.createAdrBody, { body } as never, director);
  await add({ name: 'OMIC <b>Valladolid</b>', adhered: false, region: 'ES-VA' });
  await add({ name: 'Junta Nacional', adhered: false });
  const { body, statusCode } = await page('/servicio/organismos');
  expect(statusCode).toBe(200);
  expect(body).toContain('<h2>Valladolid</h2>');
  expect(body).toContain('OMIC &lt;b&gt;Valladolid&lt;/b&gt;');
  expect(body.indexOf('Todo el país')).toBeLessThan(body.indexOf('<h2>Valladolid</h2>'));
});
