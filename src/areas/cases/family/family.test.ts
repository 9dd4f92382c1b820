import { afterAll, expect, test } from 'vitest';
import { casesHouse } from '../cases.fixture.ts';
import { casesApi } from '../contract.ts';
import { familyApi as api } from './family.contract.ts';

const it = await casesHouse();
afterAll(it.close);
const { agent } = it.callers;

const aCase = async (): Promise<string> => (await it.aCase()).reference;
const put = (reference: string, parent: string) =>
  it.api.call(api.setParent, { params: { reference }, body: { parent } }, agent);
const refused = async (reference: string, parent: string) =>
  (await it.api.refused(api.setParent, { params: { reference }, body: { parent } }, agent)).code;
const family = (reference: string) => it.api.call(api.getFamily, { params: { reference } }, agent);
const ballOf = async (reference: string) =>
  (await it.api.call(casesApi.getCase, { params: { reference } }, agent)).ball;
const petitions = [{ text: 'Que lleguen las piezas', outcome: 'granted' as const, reason: 'Salen hoy' }];
const resolve = (reference: string, children?: { reference: string; text: string }[]) => ({
  params: { reference },
  body: { petitions, text: 'Hola, Ana: las piezas salen hoy. Un saludo.', ...(children ? { children } : {}) },
});

test('a case hangs from another, both logs say it, and it can be let go', async () => {
  const [parent, child] = [await aCase(), await aCase()];
  expect((await put(child, parent)).parent?.reference).toBe(parent);
  const seen = await family(parent);
  const rows = (await it.api.call(casesApi.listCases, { query: { limit: 100 } }, agent)).cases;
  const markOf = (reference: string) => rows.find((row) => row.reference === reference)?.family;
  expect([markOf(parent), markOf(child)]).toEqual(['parent', 'child']);
  expect(seen).toMatchObject({ parent: null, openChildren: 1 });
  expect(seen.children.map(({ reference }) => reference)).toEqual([child]);
  const types = async (id: string | undefined) => (await it.events(id ?? '')).map(({ type }) => type);
  expect(await types(seen.children[0]?.id)).toContain('case.parent_set');
  expect(await types((await family(child)).parent?.id)).toContain('case.child_added');
  expect(await it.api.call(api.leaveParent, { params: { reference: child }, body: {} }, agent)).toMatchObject({
    parent: null,
  });
  expect(await family(parent)).toMatchObject({ children: [], openChildren: 0 });
  expect((await it.api.refused(api.leaveParent, { params: { reference: child }, body: {} }, agent)).code).toBe(
    'case.no_parent',
  );
});

test('nothing hangs from itself: two levels and no more, whoever tries it at once', async () => {
  const [a, b, c] = [await aCase(), await aCase(), await aCase()];
  expect(await refused(a, a)).toBe('case.parent_self');
  await put(b, a);
  expect(await refused(a, b)).toBe('case.parent_is_child');
  expect(await refused(c, b)).toBe('case.parent_is_child');
  expect(await refused(a, c)).toBe('case.has_children');
  const [d, e] = [await aCase(), await aCase()];
  const crosswise = await Promise.allSettled([put(d, e), put(e, d)]);
  expect(crosswise.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('a parent does not end while a child is open, unless each child gets its answer with it', async () => {
  const [parent, one, other] = [await aCase(), await aCase(), await aCase()];
  await put(one, parent);
  await put(other, parent);
  const problem = await it.api.refused(casesApi.resolve, resolve(parent), agent);
  expect(problem.code).toBe('case.children_open');
  const half = resolve(parent, [{ reference: one, text: 'Hola: sus piezas salen hoy.' }]);
  expect((await it.api.refused(casesApi.resolve, half, agent)).code).toBe('case.children_open');
  expect(await ballOf(one)).toBe('ours');

  const stranger = resolve(parent, [{ reference: await aCase(), text: 'No cuelga de él.' }]);
  expect((await it.api.refused(casesApi.resolve, stranger, agent)).code).toBe('case.child_refused');

  const all = [one, other].map((reference) => ({ reference, text: `Hola: lo de ${reference} sale hoy.` }));
  await it.api.call(casesApi.resolve, resolve(parent, all), agent);
  for (const reference of [parent, one, other]) {
    const view = await it.api.call(casesApi.getCase, { params: { reference } }, agent);
    expect(view.ball, reference).toBe('resolved');
    expect(view.petitions).toMatchObject([{ outcome: 'granted', reason: 'Salen hoy' }]);
    const said = view.messages.filter(({ direction }) => direction === 'out').at(-1);
    expect(said?.text).toContain(reference === parent ? 'las piezas' : reference);
  }
});

test('a child that is merged counts where it goes on, and again by itself when they are parted', async () => {
  const [parent, child, kept] = [await aCase(), await aCase(), await aCase()];
  await put(child, parent);
  const view = await it.api.call(casesApi.merge, { params: { reference: kept }, body: { other: child } }, agent);
  expect((await family(parent)).children.map(({ reference }) => reference)).toEqual([kept]);
  expect((await family(kept)).parent?.reference).toBe(parent);
  const mergeId = view.merged[0]?.id ?? '';
  await it.api.call(casesApi.undoMerge, { params: { reference: kept, mergeId }, body: {} }, agent);
  expect((await family(parent)).children.map(({ reference }) => reference)).toEqual([child]);
  expect((await family(kept)).parent).toBeNull();
});

test('the search knows whose child a case is, what has children, and what one follows', async () => {
  const [parent, child] = [await aCase(), await aCase()];
  await put(child, parent);
  await it.api.call(casesApi.follow, { params: { reference: child }, body: { following: true } }, agent);
  const found = async (q: string): Promise<string[]> =>
    (await it.api.call(casesApi.listCases, { query: { q, limit: 100 } }, agent)).cases.map(
      ({ reference }) => reference,
    );
  expect(await found(`padre:${parent.toLowerCase()}`)).toEqual([child]);
  expect(await found('hijos:abiertos')).toContain(parent);
  expect(await found('children:open')).not.toContain(child);
  expect(await found('hijos:no')).toContain(child);
  expect(await found('hijos:no')).not.toContain(parent);
  expect(await found('sigo:sí')).toEqual([child]);
});
