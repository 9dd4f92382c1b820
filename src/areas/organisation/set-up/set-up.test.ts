import { afterAll, expect, test } from 'vitest';
import { identityApi } from '#areas/identity/contract.ts';
import { aPerson } from '#tests/support/people.ts';
import { addWorkingTime } from '#areas/clocks/index.ts';
import { calendarFor } from '../calendars/in-force.ts';
import { organisationApi, setupApi } from '../contract.ts';
import { emptyHouse, setHouse } from '#tests/support/organisation.ts';
import { ensureSetUp } from './first-run.ts';

const closers: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(closers.map((close) => close())));
const empty = async (...given: Parameters<typeof emptyHouse>) => {
  const made = await emptyHouse(...given);
  closers.push(made.close);
  return made;
};

const given = (name = 'Adela Montes') => ({
  company: { name: 'Comercial Ribera', zone: 'Europe/Madrid', country: 'ES', language: 'es' as const },
  administrator: {
    name,
    email: `${name.split(' ')[0]?.toLowerCase()}@ribera.example`,
    password: 'cuatro tejados rojos',
  },
  language: 'es' as const,
});

test('the first run makes company and administrator and signs in', async () => {
  const { house, api } = await empty();
  const browser = api.browser();
  expect(await api.call(setupApi.getSetup, {}, browser)).toEqual({ needed: true });
  expect(await api.call(setupApi.setUp, { body: given() }, browser)).toEqual({ status: 'signed_in' });
  const me = await api.call(identityApi.getSession, {}, browser);
  const { company, brands, teams, reasons, calendars, can } = await api.call(
    organisationApi.getOrganisation,
    {},
    browser,
  );
  expect(company).toMatchObject({
    name: 'Comercial Ribera',
    currency: 'EUR',
    referencePrefix: 'RC',
    sample: false,
    calendarId: calendars[0]?.id,
  });
  expect(brands).toMatchObject([{ name: 'Comercial Ribera', formOfAddress: 'tu' }]);
  expect(teams).toMatchObject([{ name: 'Atención al cliente', memberIds: [me.id] }]);
  expect(reasons).toHaveLength(39);
  expect(can).toEqual({ manage: true, tags: true });
  expect(await api.call(setupApi.getSetup, {}, browser)).toEqual({ needed: false });
  const { policies } = await api.call(organisationApi.listTargetPolicies, {}, browser);
  expect(
    policies.map(({ kind, priority, minutes, pausesWithCustomer }) => [kind, priority, minutes, pausesWithCustomer]),
  ).toEqual([
    ['acknowledge', 'normal', 60, false],
    ['acknowledge', 'high', 30, false],
    ['take_in_charge', 'normal', 240, false],
    ['take_in_charge', 'high', 120, false],
    ['first_reply', 'normal', 480, false],
    ['first_reply', 'high', 240, false],
    ['resolve', 'normal', 4800, true],
    ['resolve', 'high', 2400, true],
  ]);
  expect(JSON.stringify(await house.database.db.selectFrom('idempotency').selectAll().execute())).not.toContain(
    'tejados',
  );
});

test('the first calendar knows the midday break and the holidays of the country', async () => {
  const { house, api } = await empty();
  await api.call(setupApi.setUp, { body: given() });
  const { calendar } = await calendarFor(house.database.db, null);
  const dueOf = (from: string, minutes: number) => addWorkingTime(calendar, new Date(from), minutes).toISOString();
  expect(dueOf('2026-11-09T12:30:00Z', 60)).toBe('2026-11-09T15:30:00.000Z');
  expect(dueOf('2026-12-07T17:30:00Z', 60)).toBe('2026-12-09T08:30:00.000Z');
});

test('T15: once anybody exists there is nothing to set up', async () => {
  const { house, api } = await empty({}, async () => ({ administratorId: 'never called' }));
  await aPerson(house, 'agent');
  expect(await api.refused(setupApi.setUp, { body: given() })).toMatchObject({ status: 404, code: 'setup.done' });
  expect(await api.refused(setupApi.setUpSample, { body: {} })).toMatchObject({ status: 404, code: 'setup.done' });
});

test('T15: of many at the same time one moves in', async () => {
  const { house, api } = await empty();
  const names = ['Adela', 'Berta', 'Carla', 'Dora', 'Elsa'];
  const answers = await Promise.allSettled(
    names.map((name) => api.call(setupApi.setUp, { body: given(`${name} Montes`) })),
  );
  expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
  expect(
    answers.flatMap((answer) => (answer.status === 'rejected' ? [(answer.reason as { status: number }).status] : [])),
  ).toEqual([404, 404, 404, 404]);
  expect(await house.database.db.selectFrom('person').select('id').execute()).toHaveLength(1);
  expect(await house.database.db.selectFrom('company').select('id').execute()).toHaveLength(1);
});

test('a weak password or an unknown zone leaves everything as it was', async () => {
  const { house, api } = await empty();
  const weak = given();
  expect(
    await api.refused(setupApi.setUp, {
      body: { ...weak, administrator: { ...weak.administrator, password: 'ComercialRibera1' } },
    }),
  ).toMatchObject({ code: 'person.password_weak', problem: { reason: 'personal' } });
  expect(
    (await api.refused(setupApi.setUp, { body: { ...weak, company: { ...weak.company, zone: 'Europe/Pucela' } } }))
      .code,
  ).toBe('company.zone_unknown');
  expect(
    (
      await api.refused(setupApi.setUp, {
        body: { ...weak, administrator: { ...weak.administrator, roles: ['auditor'] } },
      })
    ).status,
  ).toBe(422);
  expect(await house.database.db.selectFrom('person').select('id').execute()).toEqual([]);
});

test('exploring signs in as the administrator of the sample, and keeps others out meanwhile', async () => {
  const [loading, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { api } = await empty({}, async (house) => {
    loading.resolve();
    await held.promise;
    return { administratorId: (await aPerson(house, 'administrator')).id };
  });
  const browser = api.browser();
  const exploring = api.call(setupApi.setUpSample, { body: { language: 'en' } }, browser);
  await loading.promise;
  const other = api.refused(setupApi.setUp, { body: given() });
  held.resolve();
  expect(await exploring).toEqual({ status: 'signed_in' });
  expect((await api.call(identityApi.getSession, {}, browser)).roles).toEqual(['administrator']);
  expect((await other).code).toBe('setup.done');
});

test('an unattended start makes administrator, company and token once, even with several processes', async () => {
  const token = 'token-de-arranque-0123456789';
  const { house, api } = await empty({
    CAUCE_ADMIN_EMAIL: 'adela@ribera.example',
    CAUCE_ADMIN_PASSWORD: 'cuatro tejados rojos',
    CAUCE_API_TOKEN: token,
  });
  await Promise.all([ensureSetUp(house), ensureSetUp(house), ensureSetUp(house)]);
  await ensureSetUp(house);
  const { company, teams, people } = await api.call(organisationApi.getOrganisation, {}, api.withToken(token));
  expect(company.name).toBe('Mi empresa');
  expect(people.map((person) => person.id)).toEqual(teams[0]?.memberIds);
  expect(await house.database.db.selectFrom('api_token').select('id').execute()).toHaveLength(1);
});

test('a second company is refused and leaves nothing behind', async () => {
  const { house, api, close } = await setHouse();
  closers.push(close);
  const before = await counts(house);
  expect((await api.refused(setupApi.setUp, { body: given() })).code).toBe('setup.done');
  expect(await counts(house)).toEqual(before);
});

async function counts(house: Awaited<ReturnType<typeof setHouse>>['house']) {
  const found = await house.database.pool.query(
    'select (select count(*) from company) as companies, (select count(*) from brand) as brands, (select count(*) from calendar) as calendars, (select count(*) from person) as people',
  );
  return found.rows[0] as object;
}
