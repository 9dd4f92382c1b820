import { afterAll, expect, test } from 'vitest';
import { parts as identity } from '#areas/identity/index.ts';
import { makeParts } from '#areas/organisation/index.ts';
import { newId } from '#platform/ids/index.ts';
import { makeApi } from '#tests/support/api.ts';
import { eventsOf, setHouse } from '#tests/support/organisation.ts';
import { policyApi as api, type OpenPolicy, type PolicyDefinition } from '../contract.ts';
import { aRule } from '../engine/a-rule.rules.ts';
import { parts } from '../parts.ts';
import { policyInForce } from './in-force.ts';

const { house, people, close } = await setHouse();
const server = await makeApi(house, [identity, makeParts({}), parts]);
const director = await server.signedIn(people.director);
const lead = await server.signedIn(people.lead);
afterAll(async () => {
  await server.close();
  await close();
});

const inForce = async (): Promise<number> => (await policyInForce(house.database.db, house.clock.now())).number;
const drafted = (name: string): Promise<OpenPolicy> =>
  server.call(api.createPolicy, { body: { name, fromId: null } }, lead);
const publication = (draft: OpenPolicy, overNumber: number | null, effectiveAt: string | null = null) => ({
  params: { id: draft.id },
  body: { reason: 'Para probar.', revision: draft.revision, overNumber, effectiveAt },
});

test('before anything is published the Director authorises everything', async () => {
  const policy = await policyInForce(house.database.db, house.clock.now());
  expect(policy).toMatchObject({ number: 0, rules: [], currency: 'EUR' });
  expect(policy.otherwise.approvers.map(({ role }) => role)).toEqual(['director']);
});

test('a draft is saved on what its writer saw, published once, and never changes again', async () => {
  const draft = await drafted('Primeras');
  expect(draft).toMatchObject({
    state: 'draft',
    number: null,
    revision: 1,
    can: { draft: true, publish: 'session.role' },
  });
  expect(draft.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const body = { name: 'Primeras atribuciones', definition: draft.definition, revision: 1 };
  const saved = await server.call(api.updatePolicy, { params: { id: draft.id }, body }, lead);
  expect((await server.refused(api.updatePolicy, { params: { id: draft.id }, body }, director)).code).toBe(
    'policy.changed',
  );
  expect((await server.refused(api.publishPolicy, publication(saved, null), lead)).code).toBe('session.role');
  const published = await server.call(api.publishPolicy, publication(saved, null), director);
  expect(published).toMatchObject({
    number: 1,
    stage: 'in_force',
    reason: 'Para probar.',
    publishedById: people.director.id,
  });
  expect(await inForce()).toBe(1);
  const again = { params: { id: draft.id }, body: { ...body, revision: 2 } };
  expect((await server.refused(api.updatePolicy, again, director)).code).toBe('policy.published');
  expect((await server.refused(api.discardPolicy, { params: { id: draft.id } }, director)).code).toBe(
    'policy.published',
  );
  expect((await server.refused(api.withdrawPolicy, { params: { id: draft.id } }, director)).code).toBe(
    'policy.in_force',
  );
  expect((await eventsOf(house, `policy:${draft.id}`)).map(([type]) => type)).toEqual([
    'policy.drafted',
    'policy.changed',
    'policy.published',
  ]);
});

test('a version planned for later rules from then on, in the order of the numbers, and may be taken back before', async () => {
  const later = await drafted('Desde el lunes');
  const monday = '2026-11-16T08:00:00.000Z';
  const scheduled = await server.call(api.publishPolicy, publication(later, 1, monday), director);
  expect([scheduled.number, scheduled.stage, await inForce()]).toEqual([2, 'scheduled', 1]);
  const urgent = await drafted('Urgente');
  expect((await server.refused(api.publishPolicy, publication(urgent, 2), director)).code).toBe(
    'policy.before_scheduled',
  );
  expect((await server.refused(api.publishPolicy, publication(urgent, 1), director)).code).toBe('policy.superseded');
  expect(
    (await server.refused(api.publishPolicy, publication(urgent, 2, '2026-01-01T00:00:00.000Z'), director)).code,
  ).toBe('policy.before_now');
  const taken = await server.call(api.withdrawPolicy, { params: { id: later.id } }, director);
  expect(taken.stage).toBe('withdrawn');
  const published = await server.call(api.publishPolicy, publication(urgent, 1), director);
  expect([published.number, await inForce()]).toEqual([3, 3]);
  const policies = await server.call(api.listPolicies, {}, lead);
  expect(policies.versions.map(({ number, stage }) => [number, stage])).toEqual([
    [3, 'in_force'],
    [2, 'withdrawn'],
    [1, 'replaced'],
  ]);
  const at = (moment: string): Promise<number> =>
    policyInForce(house.database.db, new Date(moment)).then(({ number }) => number);
  expect(await at(monday)).toBe(3);
});

test('two published at once: one wins, the other is told', async () => {
  const [a, b] = await Promise.all([drafted('A'), drafted('B')]);
  const results = await Promise.allSettled(
    [a, b].map((draft) => server.call(api.publishPolicy, publication(draft, 3), director)),
  );
  const [refused] = results.flatMap((one) =>
    one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
  );
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(refused).toBe('policy.superseded');
  expect(await inForce()).toBe(4);
});

test('a table that names nobody is not published, and says where', async () => {
  const draft = await drafted('Con fallos');
  const rules = [aRule({ id: 'X-01', level: 2, areaId: newId() }), aRule({ id: 'X-02' }), aRule({ id: 'X-03' })];
  const definition: PolicyDefinition = { ...draft.definition, rules };
  const saved = await server.call(
    api.updatePolicy,
    { params: { id: draft.id }, body: { name: draft.name, definition, revision: 1 } },
    lead,
  );
  expect(saved.problems.map(({ code, ruleId }) => `${code} ${ruleId}`)).toEqual([
    'area_missing X-01',
    'shadowed X-02',
    'shadowed X-03',
  ]);
  const refusal = await server.refused(api.publishPolicy, publication(saved, 4), director);
  expect([refusal.code, refusal.problem.n]).toEqual(['policy.has_problems', 3]);
  await server.call(api.discardPolicy, { params: { id: draft.id } }, lead);
  expect((await server.refused(api.getPolicy, { params: { id: draft.id } }, lead)).code).toBe('policy.not_found');
});

test('the company adds kinds of solution of its own', async () => {
  const before = await server.call(api.listSolutions, {}, lead);
  expect(before.solutions.slice(0, 4).map(({ code }) => code)).toEqual(['refund', 'exchange', 'resend', 'credit']);
  const kind = { labelEs: 'Visita de un técnico', labelEn: 'Visit of a technician', priced: false, active: true };
  await server.call(api.putSolution, { params: { code: 'visit' }, body: kind }, director);
  expect((await server.refused(api.putSolution, { params: { code: 'visit' }, body: kind }, lead)).code).toBe(
    'session.role',
  );
  const { solutions } = await server.call(api.listSolutions, {}, lead);
  expect(solutions.at(-1)).toEqual({ code: 'visit', ...kind });
  expect(await eventsOf(house, 'solution:visit')).toEqual([
    ['solution.changed', { code: 'visit', priced: false, active: true }],
  ]);
});
