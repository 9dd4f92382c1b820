import { afterAll, beforeEach, expect, test } from 'vitest';
import { DAY, HOUR } from '#platform/clock/index.ts';
import { aPerson, aTeam, staff } from '#tests/support/people.ts';
import { identityApi } from '../contract.ts';
import { elsewhere, identityHouse, lastMailTo, PASSWORD, signInAs, tokenIn } from '#tests/support/identity.ts';

const { house, api, close } = await identityHouse();
afterAll(close);
const start = house.clock.now();
beforeEach(() => house.clock.set(start));
const people = await staff(house);
const admin = await api.signedIn(people.administrator);

let n = 0;
const invitation = (email = `nueva${(n += 1)}@ribera.example`) => ({
  name: 'Nuria Pons',
  email,
  roles: ['agent' as const],
});
async function invited(email?: string) {
  const person = await api.call(identityApi.invite, { body: invitation(email) }, admin);
  return { person, token: tokenIn((await lastMailTo(house, person.email)).text) };
}
const accept = (token: string, browser = elsewhere(api)) =>
  api.call(identityApi.acceptInvitation, { params: { token }, body: { password: PASSWORD } }, browser);
const events = async (id: string) =>
  (
    await house.database.db
      .selectFrom('event')
      .select(['type', 'data'])
      .where('stream', '=', `person:${id}`)
      .orderBy('n')
      .execute()
  ).map((event) => event.type);

test('an invitation goes by mail, shows whom it is for, and ends in a session', async () => {
  const team = await aTeam(house);
  const given = { ...invitation('Nuria.Pons@ribera.example'), teamIds: [team.id] };
  const person = await api.call(identityApi.invite, { body: given }, admin);
  expect(person).toMatchObject({
    status: 'invited',
    email: 'nuria.pons@ribera.example',
    roles: ['agent'],
    can: { resendInvitation: true },
  });
  const token = tokenIn((await lastMailTo(house, person.email)).text);
  expect(await api.call(identityApi.getInvitation, { params: { token } }, elsewhere(api))).toEqual({
    name: 'Nuria Pons',
    email: 'nuria.pons@ribera.example',
    company: 'Cauce',
  });
  const weak = await api.refused(
    identityApi.acceptInvitation,
    { params: { token }, body: { password: 'nuriapons2026' } },
    elsewhere(api),
  );
  expect(weak).toMatchObject({ code: 'person.password_weak', problem: { reason: 'personal' } });
  const browser = elsewhere(api);
  expect(await accept(token, browser)).toEqual({ status: 'signed_in', passkeyOffered: false });
  expect(await api.call(identityApi.getSession, {}, browser)).toMatchObject({ id: person.id, teamIds: [team.id] });
  await signInAs(api, person.email);
  expect(await events(person.id)).toEqual(['person.invited', 'person.joined', 'session.started', 'session.started']);
});

test('T9: an invitation works once, for 72 hours, until the next one is sent', async () => {
  const { person, token } = await invited();
  await api.call(identityApi.resendInvitation, { params: { id: person.id }, body: {} }, admin);
  const dead = (one: string) =>
    api.refused(identityApi.acceptInvitation, { params: { token: one }, body: { password: PASSWORD } }, elsewhere(api));
  expect((await dead(token)).code).toBe('link.invalid');
  const second = tokenIn((await lastMailTo(house, person.email)).text);
  await accept(second);
  expect((await dead(second)).code).toBe('link.invalid');
  expect((await api.refused(identityApi.resendInvitation, { params: { id: person.id }, body: {} }, admin)).code).toBe(
    'person.not_invited',
  );
  const late = await invited();
  house.clock.advance(72 * HOUR);
  expect((await dead(late.token)).code).toBe('link.invalid');
});

test('an invited person can neither sign in nor be invited again under another name', async () => {
  const { person } = await invited();
  expect(
    (await api.refused(identityApi.signIn, { body: { email: person.email, password: PASSWORD } }, elsewhere(api))).code,
  ).toBe('session.wrong');
  expect((await api.refused(identityApi.invite, { body: invitation(person.email.toUpperCase()) }, admin)).code).toBe(
    'person.email_taken',
  );
  const lost = { ...invitation(), teamIds: [people.agent.id] };
  expect((await api.refused(identityApi.invite, { body: lost }, admin)).code).toBe('person.unknown_group');
  expect(
    (
      await api.refused(
        identityApi.acceptInvitation,
        { params: { token: 'x' }, body: { password: PASSWORD } },
        elsewhere(api),
      )
    ).status,
  ).toBe(410);
});

test('disabling kills the invitation too; enabling lets it be sent again', async () => {
  const { person, token } = await invited();
  expect((await api.call(identityApi.disablePerson, { params: { id: person.id }, body: {} }, admin)).status).toBe(
    'disabled',
  );
  expect((await api.refused(identityApi.getInvitation, { params: { token } }, elsewhere(api))).code).toBe(
    'link.invalid',
  );
  expect((await api.call(identityApi.enablePerson, { params: { id: person.id } }, admin)).status).toBe('invited');
  expect((await api.refused(identityApi.getInvitation, { params: { token } }, elsewhere(api))).code).toBe(
    'link.invalid',
  );
  await api.call(identityApi.resendInvitation, { params: { id: person.id }, body: {} }, admin);
});

test('people are found by name without accents and by address; the disabled ones when asked for', async () => {
  const lucia = await aPerson(house, 'lead', { name: 'Lucía Ibáñez' });
  const names = async (query: { q?: string; all?: 'true' }) =>
    (await api.call(identityApi.listPeople, { query }, admin)).people.map((person) => person.name);
  expect(await names({ q: 'ibanez' })).toEqual(['Lucía Ibáñez']);
  expect(await names({ q: lucia.email })).toEqual(['Lucía Ibáñez']);
  expect(await names({ q: '%' })).toEqual([]);
  await api.call(identityApi.disablePerson, { params: { id: lucia.id }, body: {} }, admin);
  expect(await names({ q: 'ibanez' })).toEqual([]);
  expect(await names({ q: 'ibanez', all: 'true' })).toEqual(['Lucía Ibáñez']);
});

test('who may see and manage people: by role, with the reason', async () => {
  const seen = await Promise.all(
    Object.entries(people).map(async ([role, person]) => [
      role,
      (await api.send(identityApi.listPeople, {}, await api.signedIn(person))).statusCode,
    ]),
  );
  expect(Object.fromEntries(seen)).toEqual({
    administrator: 200,
    director: 200,
    lead: 200,
    agent: 403,
    area_member: 403,
    auditor: 200,
  });
  const { people: listed, can } = await api.call(
    identityApi.listPeople,
    { query: {} },
    await api.signedIn(people.lead),
  );
  expect([can, listed[0]?.can.update]).toEqual([{ invite: 'session.role' }, 'session.role']);
  for (const role of ['director', 'lead', 'agent', 'area_member', 'auditor'] as const) {
    const browser = await api.signedIn(people[role]);
    const id = people.agent.id;
    const answers = [
      await api.refused(identityApi.updatePerson, { params: { id }, body: { roles: ['administrator'] } }, browser),
      await api.refused(identityApi.disablePerson, { params: { id }, body: {} }, browser),
      await api.refused(identityApi.invite, { body: invitation() }, browser),
      await api.refused(identityApi.listTokens, {}, browser),
    ];
    expect(answers.map((answer) => answer.code)).toEqual([
      'session.role',
      'session.role',
      'session.role',
      'session.role',
    ]);
  }
});

test('changes are recorded by field and role, without the values of people', async () => {
  const diego = await aPerson(house, 'agent', { name: 'Diego Sanz' });
  const body = { name: 'Diego Sanz Gil', roles: ['agent' as const, 'lead' as const] };
  expect(await api.call(identityApi.updatePerson, { params: { id: diego.id }, body }, admin)).toMatchObject(body);
  await api.call(identityApi.updatePerson, { params: { id: diego.id }, body }, admin);
  const rows = await house.database.db
    .selectFrom('event')
    .select('data')
    .where('stream', '=', `person:${diego.id}`)
    .where('type', '=', 'person.changed')
    .execute();
  expect(rows.map((row) => row.data)).toEqual([{ fields: ['name', 'roles'], roles: ['agent', 'lead'] }]);
});

test('preferences are merged and leave no trace in the log; the rest does', async () => {
  const diego = await aPerson(house, 'agent');
  const browser = await api.signedIn(diego);
  await api.call(identityApi.updateMe, { body: { preferences: { theme: 'dark', panes: { list: 320 } } } }, browser);
  const me = await api.call(
    identityApi.updateMe,
    {
      body: {
        available: false,
        signature: 'Diego',
        preferences: { density: 'compact', keys: { 'case.reply': ['w'] } },
      },
    },
    browser,
  );
  expect(me).toMatchObject({
    available: false,
    signature: 'Diego',
    preferences: { theme: 'dark', panes: { list: 320 }, density: 'compact', keys: { 'case.reply': ['w'] } },
  });
  expect((await events(diego.id)).filter((type) => type === 'person.changed')).toHaveLength(1);
});

test('the last administrator stays, also when two take each other away at once', async () => {
  const other = await identityHouse();
  const [one, two] = [await aPerson(other.house, 'administrator'), await aPerson(other.house, 'administrator')];
  const [asOne, asTwo] = [await other.api.signedIn(one), await other.api.signedIn(two)];
  const both = await Promise.allSettled([
    other.api.call(identityApi.disablePerson, { params: { id: two.id }, body: {} }, asOne),
    other.api.call(identityApi.updatePerson, { params: { id: one.id }, body: { roles: ['agent'] } }, asTwo),
  ]);
  expect(both.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const left = (
    await other.house.database.pool.query<{ id: string }>(
      `select id from person where status = 'active' and 'administrator' = any(roles)`,
    )
  ).rows;
  expect(left).toHaveLength(1);
  const last = left[0] as { id: string };
  const browser = await other.api.signedIn(last);
  expect((await other.api.refused(identityApi.disablePerson, { params: last, body: {} }, browser)).code).toBe(
    'person.last_administrator',
  );
  expect(
    (await other.api.call(identityApi.listPeople, { query: {} }, browser)).people.find(
      (person) => person.id === last.id,
    )?.can.disable,
  ).toBe('person.last_administrator');
  await other.close();
});

test('a session unused since yesterday is shown as such', async () => {
  const diego = await aPerson(house, 'agent', { name: 'Visto Ayer' });
  await api.signedIn(diego);
  house.clock.advance(DAY);
  const [row] = (
    await api.call(identityApi.listPeople, { query: { q: 'visto ayer' } }, await api.signedIn(people.administrator))
  ).people;
  expect(row?.lastSeenAt).toBe(start.toISOString());
});
