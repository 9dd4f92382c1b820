import { afterAll, beforeAll, expect, test } from 'vitest';
import { parts as identity } from '#areas/identity/index.ts';
import { makeParts } from '#areas/organisation/index.ts';
import { newId } from '#platform/ids/index.ts';
import { makeApi } from '#tests/support/api.ts';
import { eventsOf, setHouse } from '#tests/support/organisation.ts';
import { policyApi, type OpenPolicy } from '../contract.ts';
import { aRule } from '../engine/a-rule.rules.ts';
import { DIRECTOR, someFacts } from '../engine/policy.fixture.ts';
import { parts } from '../parts.ts';
import { simulationApi as api } from './contract.ts';

const { house, people, close } = await setHouse();
const server = await makeApi(house, [identity, makeParts({}), parts]);
const director = await server.signedIn(people.director);
const { db } = house.database;
const now = house.clock.now();
let ruling: OpenPolicy;
afterAll(async () => {
  await server.close();
  await close();
});

/** A decision of its own case, `daysAgo`, of these lines; the facts as the one who proposes keeps them. */
async function decided(
  n: number,
  given: {
    amounts: number[];
    level: number;
    state: 'applied' | 'approved' | 'changed' | 'refused';
    daysAgo?: number;
    asked?: number;
    byDirector?: boolean;
  },
): Promise<void> {
  const { amounts, level, state, daysAgo = 10, asked, byDirector = false } = given;
  const at = new Date(now.getTime() - daysAgo * 86_400_000);
  const [caseId, id] = [newId(), newId()];
  await db
    .insertInto('case_file')
    .values({
      id: caseId,
      reference: `RC-${n}`,
      public_key: `key${n}`,
      subject: 'x',
      channel: 'email',
      received_at: at,
      opened_at: at,
    })
    .execute();
  const facts = { ...someFacts({ requester: { id: people.agent.id, roles: ['agent'], teamIds: [], days: 400 } }) };
  await db
    .insertInto('proposal')
    .values({
      id,
      case_id: caseId,
      made_by: people.agent.id,
      made_at: at,
      decided_at: new Date(at.getTime() + 30 * 60_000),
      state,
      level,
      policy_number: 1,
      rule_id: level === 1 ? 'AB-01' : 'DI-01',
      facts: JSON.stringify(asked === undefined ? facts : { ...facts, askedMinor: asked }),
      cause_code: 'process',
      currency: 'EUR',
      total_minor: amounts.reduce((sum, amount) => sum + amount, 0),
      by_director: byDirector,
    })
    .execute();
  for (const [position, amount_minor] of amounts.entries())
    await db
      .insertInto('proposal_line')
      .values({ id: newId(), proposal_id: id, position: position + 1, solution: 'credit', amount_minor, level })
      .execute();
  if (level === 3)
    await db
      .insertInto('authorisation')
      .values({
        id: newId(),
        proposal_id: id,
        proposal_version: 1,
        step: 1,
        approver_id: people.director.id,
        asked_id: people.director.id,
        asked_at: at,
        due_at: at,
        expires_at: at,
        state: state === 'applied' ? 'approved' : state,
        decided_by: people.director.id,
        decided_at: new Date(at.getTime() + 30 * 60_000),
      })
      .execute();
}

beforeAll(async () => {
  const made = await server.call(policyApi.createPolicy, { body: { name: 'Primeras', fromId: null } }, director);
  const definition = {
    ...made.definition,
    rules: [
      aRule({ id: 'AB-01', solutions: ['credit'], when: { maxAmount: 15_000 } }),
      aRule({ id: 'DI-01', level: 3, approvers: [DIRECTOR] }),
    ],
  };
  const saved = await server.call(
    policyApi.updatePolicy,
    { params: { id: made.id }, body: { name: made.name, definition, revision: 1 } },
    director,
  );
  ruling = await server.call(
    policyApi.publishPolicy,
    { params: { id: made.id }, body: { reason: 'x', effectiveAt: null, revision: saved.revision, overNumber: null } },
    director,
  );
  for (let n = 0; n < 60; n += 1)
    await decided(20_000 + n, { amounts: [16_000 + n * 50], level: 3, state: 'approved' });
  await decided(30_001, { amounts: [9_000], level: 1, state: 'applied' });
  await decided(30_002, { amounts: [15_000], asked: 18_000, level: 3, state: 'changed', daysAgo: 5 });
  await decided(30_003, { amounts: [8_000, 9_000], level: 3, state: 'refused', daysAgo: 100 });
  await decided(30_004, { amounts: [17_000], level: 3, state: 'approved', byDirector: true });
});

test('a draft is tried on what was decided, in the months asked for; each figure opens its cases', async () => {
  const draft = await server.call(policyApi.createPolicy, { body: { name: 'Más', fromId: ruling.id } }, director);
  const rules = draft.definition.rules.map((rule) =>
    rule.id === 'AB-01' ? { ...rule, when: { ...rule.when, maxAmount: 18_000 } } : rule,
  );
  const definition = { ...draft.definition, rules };
  const { id } = draft;
  await server.call(
    policyApi.updatePolicy,
    { params: { id }, body: { name: 'Más', definition, revision: 1 } },
    director,
  );
  const { simulation, currency } = await server.call(
    api.simulatePolicy,
    { params: { id }, query: { months: 3 } },
    director,
  );
  // 16.000 to 18.000 by fifties, and the one that was cut from 18.000; what the Director decided in person stays out.
  expect(currency).toBe('EUR');
  expect(simulation).toMatchObject({
    n: 62,
    changed: 42,
    moves: [{ from: 3, to: 1, n: 42 }],
    saved: { n: 42, medianMinutes: 30 },
  });
  expect(simulation.exposure.base).toBe(3_000);
  const year = await server.call(api.simulatePolicy, { params: { id }, query: { months: 12 } }, director);
  expect(year.simulation).toMatchObject({ n: 63, changed: 43 });
  const behind = await server.call(
    api.listSimulated,
    { params: { id }, query: { months: 3, from: 3, to: 1 } },
    director,
  );
  expect([behind.cases.length, behind.more]).toEqual([42, false]);
  expect(behind.cases[0]).toMatchObject({
    reference: 'RC-30002',
    askedMinor: 18_000,
    grantedMinor: 15_000,
    state: 'changed',
    waitedMinutes: 30,
  });
  const none = await server.call(api.listSimulated, { params: { id }, query: { months: 3, from: 1 } }, director);
  expect(none.cases).toEqual([]);
  const agent = await server.signedIn(people.agent);
  expect((await server.refused(api.simulatePolicy, { params: { id }, query: {} }, agent)).code).toBe('session.role');
});

test('advice becomes a draft by one press, with what it rests on', async () => {
  const { advice, decisions } = await server.call(api.listAdvice, {}, director);
  expect(decisions).toBe(62);
  expect(advice).toMatchObject([{ kind: 'widen', solution: 'credit', approverId: people.director.id, k: 61, n: 61 }]);
  const { key = '', limitMinor } = advice[0] ?? {};
  const seen = await server.call(api.listAdvised, { query: { key } }, director);
  expect(seen.cases.length).toBe(advice[0]?.simulation?.changed);
  const lead = await server.signedIn(people.lead);
  const draft = await server.call(api.draftAdvice, { body: { key, name: 'Abonos' } }, lead);
  expect(draft).toMatchObject({ state: 'draft', name: 'Abonos', basedOn: 1, fromAdvice: true });
  expect(draft.definition.rules[1]).toMatchObject({ id: 'AB-02', level: 1, when: { maxAmount: limitMinor } });
  expect(draft.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(await eventsOf(house, `policy:${draft.id}`)).toEqual([['policy.drafted', { basedOn: 1, fromAdvice: true }]]);
  const gone = { body: { key: 'widen|nothing', name: 'x' } };
  expect((await server.refused(api.draftAdvice, gone, lead)).code).toBe('policy.advice_gone');
});
