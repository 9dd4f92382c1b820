import { afterAll, expect, it } from 'vitest';
import { newId } from '#platform/ids/index.ts';
import { casesHouse } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';
import { lawApi } from '../law/law.contract.ts';

/* Templates: whose they are, their versions, their data in a real case, and what an answer written with one must be. */

const house = await casesHouse();
afterAll(house.close);
const { db } = house.house.database;
const { agent, lead, auditor } = house.callers;

const TEXT = '<p>Hola, {cliente.nombre}:</p><p>tu pedido {pedido.numero} llega el {entrega.fecha}.</p>';
const given = (title: string, more: object = {}) => ({
  title,
  texts: [{ language: 'es' as const, form: 'tu' as const, html: TEXT }],
  ...more,
});
const create = (title: string, more: object = {}, as = agent) =>
  house.api.call(api.createTemplate, { body: given(title, more) }, as);
const titles = async (as: typeof agent, query = {}) =>
  (await house.api.call(api.listTemplates, { query }, as)).templates.map(({ title }) => title);
const promise = (caseId: string, at: string) =>
  db
    .insertInto('case_promise')
    .values({ id: newId(), case_id: caseId, kind: 'delivery', promised_at: at, made_at: at, made_by: 'tests' } as never)
    .execute();

it('each publishes their own; what a team or everybody says, who leads; an auditor, nothing', async () => {
  const mine = await create('Entrega: fecha');
  const team = await create('Del equipo', { shared: 'team', teamId: house.teamId }, lead);
  await create('De todos', { shared: 'all' }, lead);
  expect(await titles(agent)).toEqual(['De todos', 'Del equipo', 'Entrega: fecha']);
  expect(await titles(lead)).toEqual(['De todos', 'Del equipo']);
  const body = { ...given('Otra'), basedOn: 1 };
  const refusals = [
    [api.createTemplate, { body: given('x', { shared: 'all' }) }, agent, 'template.not_yours_to_share'],
    [api.createTemplate, { body: given('x', { shared: 'team', teamId: newId() }) }, lead, 'team.not_found'],
    [api.createTemplate, { body: given('x') }, auditor, 'case.reads_only'],
    [api.publishTemplate, { params: { id: mine.id }, body }, lead, 'template.not_found'],
    [api.publishTemplate, { params: { id: team.id }, body }, agent, 'template.not_yours'],
    [api.archiveTemplate, { params: { id: team.id }, body: { archived: true } }, agent, 'template.not_yours'],
    [api.templateVersions, { params: { id: mine.id } }, lead, 'template.not_found'],
  ] as const;
  for (const [endpoint, input, as, code] of refusals)
    expect((await house.api.refused(endpoint, input as never, as)).code).toBe(code);
});

it.each([
  ['{cliente.apellido}', 'template.field_unknown'],
  ['{cliente.<strong>nombre</strong>}', 'template.field_broken'],
  ['   ', 'template.no_text'],
])('is not published with «%s»', async (html, code) => {
  const body = given('Mala', { texts: [{ language: 'es', form: 'tu', html: `<p>${html}</p>` }] });
  expect(await house.api.refused(api.createTemplate, { body }, agent)).toMatchObject({ code });
});

it.each([
  '<img src=x onerror=__pwned=1>',
  '"><svg onload=__pwned=1>',
  '</textarea></title><script src="http://127.0.0.1/pwn.js"></script>',
  '<a href="javascript:__pwned=1" autofocus onfocus="__pwned=1">x</a>',
  '{{ "<img src=x onerror=__pwned=1>" | raw }}{% include "layout" %}',
])('«%s» in a template or in a name is text: nothing of it is markup where it is offered', async (attack) => {
  const { title } = await create(`z${attack}z`, {
    texts: [{ language: 'es', form: 'any', html: `<p>{cliente.nombre}</p><p>z${attack}z</p>` }],
  });
  expect(title).toBe(`z${attack}z`);
  const { reference } = await house.aCase({
    message: { from: { name: `Ana ${attack}`, address: `${newId()}@cliente.example` } },
  });
  const { templates } = await house.api.call(api.offerTemplates, { params: { reference }, query: { q: 'z' } }, agent);
  const offered = templates.find((one) => one.title === title);
  expect(offered?.text).toContain(`Ana ${attack}`);
  const tags = offered?.html.match(/<[^>]*>/g) ?? [];
  expect(
    tags.filter((tag) => !/^<(?:\/?p|\/span|\/?a|span data-field="cliente\.nombre" data-source="[^"]*")>$/.test(tag)),
  ).toEqual([]);
});

it('versions are kept; of two who publish at once one is told; archived, it is out of use and can come back', async () => {
  const made = await create('Con versiones');
  const publish = (title: string) =>
    house.api.call(api.publishTemplate, { params: { id: made.id }, body: { ...given(title), basedOn: 1 } }, agent);
  const both = await Promise.allSettled([publish('Una'), publish('Otra')]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'template.changed_meanwhile' },
  });
  const { versions } = await house.api.call(api.templateVersions, { params: { id: made.id } }, agent);
  expect(versions.map(({ number, madeBy }) => [number, madeBy.name])).toEqual([
    [2, house.people.agent.name],
    [1, house.people.agent.name],
  ]);
  const archive = (archived: boolean) =>
    house.api.call(api.archiveTemplate, { params: { id: made.id }, body: { archived } }, agent);
  expect((await archive(true)).archivedAt).not.toBeNull();
  const [current] = versions;
  expect(await titles(agent)).not.toContain(current?.title);
  expect(await titles(agent, { archived: 'true' })).toEqual([current?.title]);
  expect((await archive(false)).archivedAt).toBeNull();
});

it('is found by what it says, with the data of the case in it; what is missing keeps the answer here', async () => {
  const made = await create('Aviso', { caseTypes: ['incident'] });
  const { reference, id } = await house.aCase();
  const [offered] = (
    await house.api.call(api.offerTemplates, { params: { reference }, query: { q: 'AVISÓ lléga' } }, agent)
  ).templates;
  expect(offered).toMatchObject({ id: made.id, not: null });
  expect(offered?.text).toBe('Hola, Ana Ruiz:\ntu pedido 108810 llega el [fecha de entrega: falta].');
  const say = (text: string, writtenWith: object = {}) =>
    ({ params: { reference }, body: { text, writtenWith } }) as const;
  const used = { templates: [{ id: made.id, version: 1 }] };
  expect(await house.api.refused(api.reply, say(offered?.text ?? '', used), agent)).toMatchObject({
    code: 'template.value_missing',
  });

  const petitions = [{ text: 'La silla', outcome: 'granted' as const, reason: 'Sale hoy' }];
  const resolving = { params: { reference }, body: { petitions, text: offered?.text ?? '' } };
  expect(await house.api.refused(api.resolve, resolving, agent)).toMatchObject({ code: 'template.value_missing' });

  await promise(id, '2026-12-04T22:59:00.000Z');
  const text = 'Hola, Ana Ruiz:\ntu pedido 108810 llega el viernes 4 de diciembre de 2026.';
  const again = await house.api.call(api.offerTemplates, { params: { reference }, query: { q: 'aviso' } }, agent);
  expect(again.templates[0]?.text).toBe(text);
  const fields = again.templates[0]?.fields.map(({ key, said }) => ({ key, said: said ?? '' }));
  await db
    .updateTable('case_promise')
    .set({ promised_at: '2026-12-11T22:59:00.000Z' })
    .where('case_id', '=', id)
    .execute();
  const refused = await house.api.refused(api.reply, say(text, { ...used, fields }), agent);
  expect(refused.problem).toMatchObject({
    code: 'template.value_changed',
    key: 'entrega.fecha',
    before: 'viernes 4 de diciembre de 2026',
    now: 'viernes 11 de diciembre de 2026',
  });
  // Seen, and right as it is: what was known is what is known now.
  const seen = fields?.map((one) =>
    one.key === 'entrega.fecha' ? { ...one, said: String(refused.problem['now']) } : one,
  );
  const check = await house.api.call(
    lawApi.checkReply,
    { params: { reference }, body: { text, templates: used.templates } },
    agent,
  );
  expect(check.template).toEqual({ title: 'Aviso', share: 1 });
  await house.api.call(api.reply, say(text, { ...used, fields: seen }), agent);
  const events = await house.events(id);
  expect(events.find(({ type }) => type === 'template.used')?.data).toMatchObject({ template: made.id, version: 1 });
  const { templates } = await house.api.call(api.listTemplates, { query: { q: 'Aviso' } }, agent);
  expect(templates[0]?.usage).toMatchObject({ uses: 1, unchanged: 0 });
});

it('what it carries is done as a person would, all of it or nothing, and told', async () => {
  const tagId = newId();
  await db.insertInto('tag').values({ id: tagId, name: 'Espera pieza', created_at: house.house.clock.now() }).execute();
  const actions = [
    { do: 'tag', tagIds: [tagId] },
    { do: 'priority', priority: 'high' },
  ];
  const made = await create('Con acciones', { actions });
  const { reference, id } = await house.aCase();
  const apply = (version: number) => ({ params: { reference }, body: { templateId: made.id, version } });
  expect(await house.api.refused(api.applyTemplate, apply(2), agent)).toMatchObject({ code: 'template.not_found' });
  const view = await house.api.call(api.applyTemplate, apply(1), agent);
  expect(view).toMatchObject({ priority: 'high', tagIds: [tagId] });
  expect((await house.events(id)).at(-1)).toMatchObject({
    type: 'template.applied',
    data: { actions: ['tag', 'priority'] },
  });
  const body = given('Mala', { actions: [{ do: 'tag', tagIds: [newId()] }] });
  expect(await house.api.refused(api.createTemplate, { body }, agent)).toMatchObject({ code: 'tag.not_found' });
});
