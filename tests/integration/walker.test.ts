import { afterAll, beforeAll, expect, test } from 'vitest';
import { areas, routes } from '#apps/parts.ts';
import { createToken, ROLES, type Role } from '#areas/identity/index.ts';
import { makeMailbox } from '#areas/channels/email/mailbox.fixture.ts';
import { callPath, type AnyEndpoint, type Problem } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeApi, type Api, type Caller } from '#tests/support/api.ts';
import { fingerprint } from '#tests/support/fingerprint.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';
import { leastInput, listedIn } from './walker.inputs.ts';
import { makeWorld, SECRET_WORD, type World } from './walker.world.ts';

/* Every route × every role × objects that are not theirs. What a route needs is told here a second time, not read from what it does. */

interface Walker {
  who: string;
  caller: Caller;
  role: Role | null;
  scopes: readonly string[] | null;
}

const endpoints: readonly AnyEndpoint[] = routes.map(({ endpoint }) => endpoint);
const nameOf = ({ method, path }: AnyEndpoint): string => `${method} ${path}`;
/** A thousand calls and more each. */
const LONG = { timeout: 120_000 };
let house: TestHouse;
let api: Api;
let world: World;
let walkers: Walker[];

beforeAll(async () => {
  house = await makeHouse();
  api = await makeApi(house, areas);
  world = await makeWorld(house);
  // What was made just now is past: a reading up to this moment tells it.
  house.clock.advance(1_000);
  const token = await transact(house, system('tests'), (work) =>
    createToken(work, { personId: world.people.administrator.id, name: 'Wrong scope', scopes: ['intake:read'] }),
  );
  walkers = [
    ...(await Promise.all(
      ROLES.map(async (role) => ({ who: role, role, scopes: null, caller: await api.signedIn(world.people[role]) })),
    )),
    { who: 'agent of another team', role: 'agent', scopes: null, caller: await api.signedIn(world.outsider) },
    {
      who: 'token of another scope',
      role: 'administrator',
      scopes: ['intake:read'],
      caller: api.withToken(token.value),
    },
    { who: 'nobody', role: null, scopes: null, caller: api.browser() },
  ];
});
afterAll(async () => {
  await api.close();
  await house.close();
});

test('T11, T17, T43: reading changes nothing, gives no secret, and shows no one what is not theirs', LONG, async () => {
  const before = await fingerprint(house.database.db);
  for (const walker of walkers) {
    for (const endpoint of endpoints.filter(({ method }) => method === 'GET')) {
      const { status, body, json } = await visit(endpoint, walker, world.foreign);
      const where = `${walker.who} ${nameOf(endpoint)}`;
      expect(status, where).toBeLessThan(500);
      expect([...secretFields(json)], where).toEqual([]);
      if (isOutside(walker)) expect(body, where).not.toContain(SECRET_WORD);
    }
  }
  expect(await fingerprint(house.database.db)).toEqual(before);
});

test('T25: the door says no exactly where the contract says who may', LONG, async () => {
  for (const walker of walkers) {
    for (const endpoint of endpoints) {
      const expected = atTheDoor(endpoint, walker);
      if (!expected) continue;
      const { status, json } = await visit(endpoint, walker, world.foreign);
      expect({ status, code: (json as Problem).code }, `${walker.who} ${nameOf(endpoint)}`).toEqual(expected);
    }
  }
});

test('T19, T29: what is not theirs answers like what is not there, and stays as it was', LONG, async () => {
  const before = await fingerprint(house.database.db);
  for (const walker of walkers.filter(isOutside)) {
    for (const endpoint of endpoints.filter((one) => isForeign(one, walker) && !atTheDoor(one, walker))) {
      const foreign = await visit(endpoint, walker, world.foreign);
      const absent = await visit(endpoint, walker, world.absent());
      const where = `${walker.who} ${nameOf(endpoint)}`;
      expect([403, 404], where).toContain(foreign.status);
      expect(told(foreign.json), where).toEqual(told(absent.json));
    }
  }
  expect(await fingerprint(house.database.db)).toEqual(before);
});

test('T30: no route changes or takes away what was said', () => {
  const said = endpoints.filter(({ method, path }) => method !== 'GET' && /\/(messages|events)\/:\w+$/.test(path));
  expect(said.map(nameOf)).toEqual([]);
});

test('T32: an order, a view or a kind that is none of the listed ones is refused', async () => {
  const chosen = endpoints.flatMap((endpoint) => listedIn(endpoint).map((name) => ({ endpoint, name })));
  expect(chosen.length).toBeGreaterThan(5);
  for (const { endpoint, name } of chosen) {
    const params = idsOf(endpoint, world.foreign);
    const query = { ...leastInput(endpoint).query, [name]: 'constructor' };
    const refusal = await api.refused(endpoint, { params, query }, walkers[0]?.caller);
    expect([refusal.status, refusal.code], `${nameOf(endpoint)} ${name}`).toEqual([422, 'request.invalid']);
  }
});

test('an auditor sees all of it and changes none of it', LONG, async () => {
  const auditor = walkers.find(({ who }) => who === 'auditor') as Walker;
  const before = await fingerprint(house.database.db);
  const changes = endpoints.filter((one) => one.method !== 'GET' && one.access === 'person' && !isOwn(one));
  // What one sees may be taken along, which is told in the log.
  for (const endpoint of changes.filter(({ path }) => path !== '/api/v1/case-exports')) {
    const { status, json } = await visit(endpoint, auditor, world.foreign);
    // 404 where there is nothing of that kind to refuse (no merge to undo, no dead job).
    expect([403, 404], `${nameOf(endpoint)} ${JSON.stringify(told(json))}`).toContain(status);
  }
  expect(await fingerprint(house.database.db)).toEqual(before);
  for (const path of [
    '/api/v1/cases/:reference',
    '/api/v1/messages/:id',
    '/api/v1/attachments/:id',
    '/api/v1/customers/:id',
    '/api/v1/consultations/:id',
    '/api/v1/intake/:id',
  ]) {
    const endpoint = endpoints.find((one) => one.method === 'GET' && one.path === path) as AnyEndpoint;
    expect((await visit(endpoint, auditor, world.foreign)).status, path).toBe(200);
  }
});

test('a POST with transactions of its own does once for a key what makes something, or its contract says why that needs none', async () => {
  const administrator = walkers.find(({ who }) => who === 'administrator') as Walker;
  const posts = routes.filter((one) => one.endpoint.method === 'POST');
  await makeMailbox(house, { address: 'hola@ribera.example' });
  const keyed = posts.filter(({ own, endpoint }) => own && !endpoint.unkeyed).map(({ endpoint }) => endpoint);
  expect(posts.filter(({ own, endpoint }) => !own && endpoint.unkeyed)).toEqual([]);
  expect(keyed.length).toBeGreaterThan(3);
  for (const endpoint of keyed) {
    const key = newId();
    const [first, second] = [
      await visit(endpoint, administrator, world.foreign, key),
      await visit(endpoint, administrator, world.foreign, key),
    ];
    expect([first.status, first.replayed], `${nameOf(endpoint)} ${first.body}`).toEqual([endpoint.status, 'false']);
    expect({ ...second, body: '' }, nameOf(endpoint)).toEqual({ ...first, body: '', replayed: 'true' });
    const { value } = first.json as { value?: string };
    const kept = await house.database.db.selectFrom('idempotency').select('response').where('key', '=', key).execute();
    if (value) expect(JSON.stringify(kept)).not.toContain(value);
    if (!endpoint.raw) continue;
    const other = await visit(endpoint, administrator, world.foreign, key, 'y');
    expect((other.json as Problem).code, nameOf(endpoint)).toBe('request.idempotency_key_reused');
  }
});

test('no route of the walk reached for anything but the database', () => {
  expect(api.reached()).toEqual([]);
});

/** The refusal before anything is looked up; null where the route itself decides. */
function atTheDoor(endpoint: AnyEndpoint, { role, scopes }: Walker): { status: number; code: string } | null {
  if (endpoint.access === 'public') return null;
  if (!role) return { status: 401, code: 'session.required' };
  if (scopes && !endpoint.scope) return { status: 403, code: 'token.not_allowed' };
  if (scopes && !scopes.includes(endpoint.scope ?? '')) return { status: 403, code: 'token.scope' };
  return endpoint.roles && !endpoint.roles.includes(role) ? { status: 403, code: 'session.role' } : null;
}

/** Somebody for whom the hidden case does not exist. */
function isOutside({ who }: Walker): boolean {
  return ['agent', 'agent of another team', 'area_member', 'nobody'].includes(who);
}

/** Routes over something of the hidden case, or of another person's account. */
function isForeign({ path }: AnyEndpoint, { role }: Walker): boolean {
  const closed =
    /^\/api\/v1\/(cases\/:reference|consultations\/:id|messages\/|attachments\/|intake\/:id|outbox\/|me\/sessions\/|me\/passkeys\/)/.test(
      path,
    );
  return path.includes(':') && (closed || (role === 'area_member' && path.startsWith('/api/v1/customers/')));
}

/** One's own account and absences: no one else's business, whatever the role. */
function isOwn({ path }: AnyEndpoint): boolean {
  return /^\/api\/v1\/(me|session|absences)\b/.test(path);
}

interface Answer {
  status: number;
  body: string;
  json: unknown;
  replayed: unknown;
}

function idsOf({ path }: AnyEndpoint, ids: World['foreign']): Record<string, string> {
  const names = [...path.matchAll(/:([a-zA-Z]+)/g)].map((match) => match[1] ?? '');
  return Object.fromEntries(names.map((name) => [name, ids(path, name)]));
}

async function visit(
  endpoint: AnyEndpoint,
  { caller }: Walker,
  ids: World['foreign'],
  key: string = newId(),
  bytes = 'x',
): Promise<Answer> {
  const params = idsOf(endpoint, ids);
  const { query, body } = leastInput(endpoint);
  const response = await api.app.inject({
    method: endpoint.method,
    url: callPath(endpoint, { params, ...(query ? { query } : {}) }),
    headers: {
      'accept-language': 'es',
      'x-cauce': '1',
      'idempotency-key': key,
      ...caller.headers,
      cookie: [...caller.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(endpoint.raw ? { 'content-type': endpoint.raw } : {}),
    },
    ...(endpoint.raw ? { payload: Buffer.from(bytes) } : body === undefined ? {} : { payload: body as object }),
  });
  const isJson = String(response.headers['content-type'] ?? '').includes('json');
  const json: unknown = isJson ? response.json() : null;
  // A body the walk got wrong would be refused before anybody asks who is calling.
  if ((json as Partial<Problem> | null)?.code === 'request.invalid')
    throw new Error(`${nameOf(endpoint)}: ${response.body}`);
  return { status: response.statusCode, body: response.body, json, replayed: response.headers['idempotency-replayed'] };
}

function told(json: unknown): unknown {
  const { status, code, detail, title } = json as Problem;
  return { status, code, detail, title };
}

function* secretFields(value: unknown, path = ''): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inside] of Object.entries(value)) {
    if (
      /password|hash|^secret|totp_?secret|_secret|private_?key|public_?key|^value$/i.test(key) &&
      !(path.includes('addresses') && key === 'value')
    )
      yield `${path}.${key}`;
    yield* secretFields(inside, `${path}.${key}`);
  }
}
