import { afterAll, expect, test } from 'vitest';
import { brandOf, companyInUse, companyOf } from '../index.ts';
import { organisationApi as api_ } from '../contract.ts';
import { emptyHouse, eventsOf, setHouse } from '#tests/support/organisation.ts';
import { directingId } from './store.ts';
import { isKnownZone } from './zone.rules.ts';

const { house, api, people, admin, calendarId, brandId, close } = await setHouse();
afterAll(close);

test('the company changes field by field, and the log says which', async () => {
  const change = { legalName: 'Comercial Ribera, S. L.', referencePrefix: 'CR', directorId: people.director.id };
  expect(await api.call(api_.updateCompany, { body: change }, admin)).toMatchObject({
    name: 'Comercial Ribera',
    ...change,
    calendarId,
  });
  await api.call(api_.updateCompany, { body: change }, admin);
  expect((await eventsOf(house, 'company:company')).filter(([type]) => type === 'company.changed')).toEqual([
    ['company.changed', { fields: ['legalName', 'referencePrefix', 'directorId'], directorId: people.director.id }],
  ]);
  expect((await companyOf(house.database.db)).referencePrefix).toBe('CR');
});

test.each([
  [{ zone: 'Europe/Pucela' }, 'company.zone_unknown'],
  [{ directorId: '0198f0a0-0000-7000-8000-000000000000' }, 'person.not_found'],
  [{ calendarId: '0198f0a0-0000-7000-8000-000000000000' }, 'calendar.not_found'],
  [{ sample: true }, 'request.invalid'],
  [{ referencePrefix: 'rc' }, 'request.invalid'],
])('%j is refused', async (body, code) => {
  expect((await api.refused(api_.updateCompany, { body }, admin)).code).toBe(code);
});

test.each([
  ['Europe/Madrid', true],
  ['America/Argentina/Buenos_Aires', true],
  ['UTC', true],
  ['+02:00', false],
  ['europa/madrid', false],
  ['', false],
])('zone %s: %s', (zone, known) => expect(isKnownZone(zone)).toBe(known));

test('brands are made, changed and retired, the last active one not', async () => {
  const second = await api.call(api_.createBrand, { body: { name: 'Ribera Hogar', formOfAddress: 'usted' } }, admin);
  expect(second).toMatchObject({ language: 'es', formOfAddress: 'usted', active: true });
  expect((await brandOf(house.database.db, second.id)).name).toBe('Ribera Hogar');
  const retire = (id: string) => api.call(api_.updateBrand, { params: { id }, body: { active: false } }, admin);
  const both = await Promise.allSettled([retire(brandId), retire(second.id)]);
  expect(both.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.find((answer) => answer.status === 'rejected')?.reason).toMatchObject({
    code: 'brand.last',
    status: 409,
  });
  const left = await brandOf(house.database.db, null);
  expect([brandId, second.id]).toContain(left.id);
  expect((await api.refused(api_.updateBrand, { params: { id: people.agent.id }, body: {} }, admin)).code).toBe(
    'brand.not_found',
  );
});

test('only the administrator changes the company', async () => {
  for (const role of ['director', 'lead', 'agent', 'area_member', 'auditor'] as const) {
    const browser = await api.signedIn(people[role]);
    const answers = [
      await api.refused(api_.updateCompany, { body: { name: 'Otra' } }, browser),
      await api.refused(api_.createBrand, { body: { name: 'Otra' } }, browser),
      await api.refused(api_.createTeam, { body: { name: 'Otro' } }, browser),
      await api.refused(api_.createArea, { body: { name: 'Otra' } }, browser),
      await api.refused(api_.putTargetPolicies, { body: { policies: [] } }, browser),
    ];
    expect(new Set(answers.map((answer) => answer.code))).toEqual(new Set(['session.role']));
    expect((await api.call(api_.getOrganisation, {}, browser)).can.manage).toBe('session.role');
  }
});

test('while the company names nobody who works here, whoever has the role directs', async () => {
  const { db } = house.database;
  const name = (directorId: string | null) => api.call(api_.updateCompany, { body: { directorId } }, admin);
  expect((await name(null)).directorId).toBeNull();
  expect((await companyInUse(db)).directorId).toBe(people.director.id);
  await name(people.lead.id);
  expect((await companyInUse(db)).directorId).toBe(people.lead.id);
  await db.updateTable('person').set({ status: 'disabled' }).where('id', '=', people.lead.id).execute();
  expect(await directingId(db)).toBe(people.director.id);
});

test('before the house is set up there are names and hours to show', async () => {
  const bare = await emptyHouse();
  expect(await companyOf(bare.house.database.db)).toMatchObject({
    name: 'Cauce',
    zone: 'Europe/Madrid',
    calendarId: null,
  });
  expect(await brandOf(bare.house.database.db, null)).toMatchObject({ id: null, name: 'Cauce' });
  await bare.close();
});
