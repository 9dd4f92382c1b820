import { afterAll, expect, test } from 'vitest';
import { casesHouse } from '#areas/cases/cases.fixture.ts';
import { complianceApi as api } from '../contract.ts';
import { parts as compliance } from '../parts.ts';

const it = await casesHouse([compliance]);
afterAll(it.close);
const { director, agent } = it.callers;

test('the register says who settles what in a territory and a sector; who leads keeps it', async () => {
  const add = (body: object) => it.api.call(api.createAdrBody, { body } as never, director);
  const national = await add({ name: 'Junta Arbitral Nacional de Consumo', adhered: false });
  await add({ name: 'OMIC de Valladolid', adhered: false, region: 'ES-VA' });
  await add({ name: 'Oficina de las Telecomunicaciones', adhered: false, sector: 'telecom' });
  await add({
    name: 'Junta Arbitral de Castilla y León',
    adhered: true,
    region: 'ES-CL',
    website: 'https://jcyl.example',
  });
  const change = { params: { id: national.id }, body: { active: false } };
  expect(await it.api.call(api.updateAdrBody, change, director)).toMatchObject({ name: national.name, active: false });
  expect((await it.api.call(api.listAdrBodies, {}, agent)).bodies).toHaveLength(4);
  expect((await it.api.refused(api.updateAdrBody, change, agent)).status).toBe(403);
  const wrong = { body: { name: 'x', adhered: true, website: 'javascript:alert(1)' } };
  expect((await it.api.refused(api.createAdrBody, wrong, director)).code).toBe('request.invalid');
});
