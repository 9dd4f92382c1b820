import { afterAll, expect, test } from 'vitest';
import { policiesFor } from '#areas/clocks/index.ts';
import { newId } from '#platform/ids/index.ts';
import { organisationApi as org } from '../contract.ts';
import { fieldsOf, targetPolicies } from '../index.ts';
import { eventsOf, setHouse } from '#tests/support/organisation.ts';

const { house, api, people, admin, close } = await setHouse();
afterAll(close);

test('two active tags are never called the same, accents and capitals aside; a retired one leaves its name free', async () => {
  const lead = await api.signedIn(people.lead);
  const tag = await api.call(org.createTag, { body: { name: 'Devolución' } }, lead);
  expect((await api.refused(org.createTag, { body: { name: 'devolucion' } }, lead)).code).toBe('tag.exists');
  const other = await api.call(org.createTag, { body: { name: 'Garantía' } }, lead);
  expect(
    (await api.refused(org.updateTag, { params: { id: other.id }, body: { name: 'DEVOLUCIÓN' } }, lead)).code,
  ).toBe('tag.exists');
  await api.call(org.updateTag, { params: { id: tag.id }, body: { active: false } }, lead);
  expect((await api.call(org.updateTag, { params: { id: other.id }, body: { name: 'Devolución' } }, lead)).name).toBe(
    'Devolución',
  );
  expect((await api.refused(org.updateTag, { params: { id: tag.id }, body: { active: true } }, lead)).code).toBe(
    'tag.exists',
  );
  expect((await api.refused(org.updateTag, { params: { id: newId() }, body: {} }, lead)).code).toBe('tag.not_found');
  expect((await api.refused(org.createTag, { body: { name: 'X' } }, await api.signedIn(people.agent))).code).toBe(
    'session.role',
  );
  expect(await eventsOf(house, `tag:${tag.id}`)).toEqual([
    ['tag.changed', { created: true }],
    ['tag.changed', { fields: ['active'], active: false }],
  ]);
});

test('own fields keep key and kind; a choice has options; each new one goes last', async () => {
  const field = (change: object) => ({
    body: {
      key: 'matricula',
      labelEs: 'Matrícula',
      labelEn: 'Number plate',
      kind: 'text' as const,
      choices: [] as string[],
      requiredToResolve: false,
      ...change,
    },
  });
  const first = await api.call(org.createField, field({ choices: ['ignorada'] }), admin);
  const second = await api.call(
    org.createField,
    field({ key: 'tienda', kind: 'choice', choices: ['Centro', 'Norte', 'Centro'] }),
    admin,
  );
  expect([first.position, first.choices, second.position, second.choices]).toEqual([0, [], 1, ['Centro', 'Norte']]);
  expect((await api.refused(org.createField, field({}), admin)).code).toBe('field.exists');
  expect((await api.refused(org.createField, field({ key: 'otra', kind: 'choice' }), admin)).code).toBe(
    'field.needs_choices',
  );
  expect((await api.refused(org.updateField, { params: { id: second.id }, body: { choices: [] } }, admin)).code).toBe(
    'field.needs_choices',
  );
  expect((await api.refused(org.updateField, { params: { id: first.id }, body: { key: 'otra' } }, admin)).status).toBe(
    422,
  );
  expect((await api.refused(org.updateField, { params: { id: newId() }, body: {} }, admin)).code).toBe(
    'field.not_found',
  );
  await api.call(
    org.updateField,
    { params: { id: first.id }, body: { requiredToResolve: true, position: 5, active: false } },
    admin,
  );
  expect(
    (await fieldsOf(house.database.db)).map(({ key, active, requiredToResolve }) => [key, active, requiredToResolve]),
  ).toEqual([
    ['tienda', true, false],
    ['matricula', false, true],
  ]);
});

test('reasons are added and changed under a code that stays', async () => {
  const put = (code: string, labelEs: string, active = true) =>
    api.call(org.putReason, { params: { code }, body: { stage: 'post', labelEs, labelEn: 'Late', active } }, admin);
  expect(await put('montaje', 'Montaje')).toMatchObject({ code: 'montaje', active: true });
  await put('late', 'Llega tarde', false);
  await put('late', 'Llega tarde', false);
  const { reasons } = await api.call(org.getOrganisation, {}, admin);
  expect(reasons.find((reason) => reason.code === 'late')).toMatchObject({ labelEs: 'Llega tarde', active: false });
  expect(reasons).toHaveLength(40);
  expect(await eventsOf(house, 'reason:late')).toEqual([
    ['reason.changed', { fields: ['labelEs', 'labelEn', 'active'], active: false }],
  ]);
});

test('promises are set together, and clocks reads them by priority', async () => {
  const policies = [
    { kind: 'resolve' as const, priority: 'normal' as const, minutes: 2_400, pausesWithCustomer: true },
    { kind: 'resolve' as const, priority: 'high' as const, minutes: 480, pausesWithCustomer: false },
    { kind: 'first_reply' as const, priority: 'normal' as const, minutes: 240, pausesWithCustomer: false },
  ];
  expect((await api.call(org.putTargetPolicies, { body: { policies } }, admin)).policies).toEqual([
    policies[2],
    policies[0],
    policies[1],
  ]);
  const minutes = async (priority: string) =>
    Object.fromEntries(
      policiesFor(await targetPolicies(house.database.db), { priority }).map((policy) => [policy.kind, policy.minutes]),
    );
  expect([await minutes('normal'), await minutes('high')]).toEqual([
    { resolve: 2_400, first_reply: 240 },
    { resolve: 480, first_reply: 240 },
  ]);
  const twice = [policies[0], { ...policies[0], minutes: 60 }];
  expect((await api.refused(org.putTargetPolicies, { body: { policies: twice } }, admin)).code).toBe(
    'targets.repeated',
  );
  expect((await eventsOf(house, 'company:company')).at(-1)).toEqual([
    'targets.changed',
    { policies: [policies[2], policies[0], policies[1]] },
  ]);
});
