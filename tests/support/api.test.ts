import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { missing } from '#platform/errors/index.ts';
import { route } from '#platform/http/route.ts';
import { makeApi } from './api.ts';
import { makeHouse } from './house.ts';
import { aPerson, staff } from './people.ts';

const whoAmI = endpoint({
  method: 'GET',
  path: '/api/v1/who',
  summary: 'Who',
  tag: 'Test',
  access: 'person',
  response: z.strictObject({ id: z.string() }),
});
const leaky = endpoint({
  method: 'POST',
  path: '/api/v1/leaky',
  summary: 'Says too much',
  tag: 'Test',
  access: 'public',
  body: z.strictObject({}),
  response: z.strictObject({ id: z.string() }),
});
const nothing = endpoint({
  method: 'GET',
  path: '/api/v1/nothing',
  summary: 'Refuses',
  tag: 'Test',
  access: 'public',
  response: z.strictObject({}),
  errors: ['thing.not_found'],
});

const house = await makeHouse();
const api = await makeApi(house, [
  {
    routes: [
      route(whoAmI, async (work) => ({ id: work.actor.kind === 'person' ? work.actor.id : '' })),
      route(leaky, async () => ({ id: 'x', passwordHash: 'y' }) as { id: string }),
      route(nothing, async () => Promise.reject(missing('thing.not_found'))),
    ],
    events: [],
    texts: { es: { 'error.thing.not_found': 'No está.' }, en: { 'error.thing.not_found': 'Not there.' } },
  },
]);
afterAll(async () => {
  await api.close();
  await house.close();
});

test('a signed-in browser is known, another one is not', async () => {
  const diego = await aPerson(house, 'agent');
  expect(await api.call(whoAmI, {}, await api.signedIn(diego))).toEqual({ id: diego.id });
  expect((await api.refused(whoAmI, {})).code).toBe('session.required');
});

test('an answer with a field its contract lacks fails the test that asked for it', async () => {
  await expect(api.call(leaky, { body: {} })).rejects.toThrow(/breaks its contract/);
});

test('a refusal comes with its code, status and text', async () => {
  const refusal = await api.refused(nothing, {});
  expect(refusal).toMatchObject({ status: 404, code: 'thing.not_found', problem: { detail: 'No está.' } });
});

test('there is one person of each role', async () => {
  expect(new Set(Object.values(await staff(house)).map((person) => person.id)).size).toBe(6);
});
