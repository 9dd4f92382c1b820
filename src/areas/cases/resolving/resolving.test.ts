import { afterAll, expect, test } from 'vitest';
import { system } from '#platform/work/index.ts';
import { aMail, casesHouse } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';
import { addInbound, recomputeTargets } from '../index.ts';

const it = await casesHouse();
afterAll(it.close);
const { db } = it.house.database;
const { agent } = it.callers;
const params = (reference: string) => ({ params: { reference } });
const refused = async (reference: string, body: object) =>
  (await it.api.refused(api.resolve, { ...params(reference), body: { petitions: [], ...body } }, agent)).code;
const decided = { outcome: 'granted', reason: 'Faltaba de verdad' } as const;

test('there is no bare close: petitions, reasons, an answer and the fields', async () => {
  const { id, reference } = await it.aCase();
  expect(await refused(reference, {})).toBe('case.resolve_needs_petitions');
  const { petitions } = await it.api.call(
    api.setPetitions,
    { ...params(reference), body: { petitions: [{ text: 'Que envíen la silla' }, { text: 'Que abonen el porte' }] } },
    agent,
  );
  expect(petitions.map((one) => [one.position, one.text])).toEqual([
    [1, 'Que envíen la silla'],
    [2, 'Que abonen el porte'],
  ]);
  const all = petitions.map((one) => ({ id: one.id, ...decided }));
  expect(await refused(reference, { petitions: all.slice(0, 1), text: 'Sale hoy.' })).toBe(
    'case.resolve_needs_petitions',
  );
  expect(await refused(reference, { petitions: all })).toBe('case.resolve_needs_reply');
  await db
    .insertInto('field_definition')
    .values({
      id: crypto.randomUUID(),
      key: 'pedido',
      label_es: 'Pedido',
      label_en: 'Order',
      kind: 'text',
      required_to_resolve: true,
    })
    .execute();
  const lacking = async () =>
    it.api.refused(api.resolve, { ...params(reference), body: { petitions: all, text: 'Sale hoy.' } }, agent);
  const inSpanish = await lacking();
  expect([inSpanish.code, inSpanish.problem.detail]).toEqual([
    'case.resolve_needs_fields',
    expect.stringContaining(': Pedido.'),
  ]);
  const speak = async (language: 'es' | 'en') =>
    db.updateTable('person').set({ language }).where('id', '=', it.people.agent.id).execute();
  await speak('en');
  expect((await lacking()).problem.detail).toContain(': Order.');
  await speak('es');
  await it.api.call(api.classify, { ...params(reference), body: { fields: { pedido: '108810' } } }, agent);
  const view = await it.api.call(
    api.resolve,
    { ...params(reference), body: { petitions: all, text: 'Sale hoy y abonamos el porte.' } },
    agent,
  );
  expect(view).toMatchObject({ ball: 'resolved', resolvedAt: it.house.clock.now().toISOString(), due: null });
  expect(view.petitions).toMatchObject([
    { outcome: 'granted', decidedBy: { id: it.people.agent.id } },
    { outcome: 'granted', reason: 'Faltaba de verdad' },
  ]);
  expect(view.messages.at(-1)).toMatchObject({
    direction: 'out',
    text: 'Sale hoy y abonamos el porte.',
    delivery: { state: 'held' },
  });
  const event = (await it.events(id)).findLast((one) => one.type === 'case.resolved');
  expect(event?.data).toMatchObject({
    ball: 'resolved',
    petitions: petitions.map((one) => ({ petition: one.id, outcome: 'granted' })),
  });
  expect(JSON.stringify(await it.events(id))).not.toContain('Faltaba');
  expect((await recomputeTargets(db, id)).every((target) => target.state === 'met')).toBe(true);
  expect(await refused(reference, { petitions: all })).toBe('case.already_resolved');
  await db.deleteFrom('field_definition').execute();
});

test('spam is put away without petitions or answer: its clocks are cancelled and it can be opened again', async () => {
  const { id, reference } = await it.aCase();
  const discard = { ...params(reference), body: { reason: 'spam' as const } };
  expect((await it.api.refused(api.discard, discard, it.callers.auditor)).status).toBe(403);
  const view = await it.api.call(api.discard, discard, agent);
  expect(view).toMatchObject({ ball: 'resolved', due: null, petitions: [] });
  expect(view.messages.filter((message) => message.direction === 'out' && !message.automatic)).toEqual([]);
  expect((await it.events(id)).findLast((event) => event.type === 'case.discarded')?.data).toMatchObject({
    reason: 'spam',
    ball: 'resolved',
  });
  const { cases } = await it.api.call(api.listCases, { query: {} }, agent);
  expect(cases.map((one) => one.reference)).not.toContain(reference);
  expect(new Set((await recomputeTargets(db, id)).map((target) => target.state))).toEqual(new Set(['cancelled']));
  expect(view.targets.every((target) => target.state === 'cancelled')).toBe(true);
  expect((await it.api.refused(api.discard, discard, agent)).code).toBe('case.already_resolved');
  const again = await it.api.call(api.reopen, { ...params(reference), body: {} }, agent);
  expect(again).toMatchObject({ ball: 'ours', resolvedAt: null });
  expect(again.due).not.toBeNull();
});

test('a petition may be written down while it is decided; a decided one stands', async () => {
  const { reference } = await it.aCase();
  await it.api.call(api.reply, { ...params(reference), body: { text: 'Sale hoy.', then: 'keep' } }, agent);
  const view = await it.api.call(
    api.resolve,
    { ...params(reference), body: { petitions: [{ text: 'Que envíen la silla', ...decided }] } },
    agent,
  );
  expect(view).toMatchObject({ ball: 'resolved', petitions: [{ position: 1, outcome: 'granted' }] });
  await it.api.call(api.reopen, { ...params(reference), body: { why: 'Falta algo' } }, agent);
  const kept = view.petitions[0]?.id as string;
  expect(
    (
      await it.api.refused(
        api.setPetitions,
        { ...params(reference), body: { petitions: [{ id: kept, text: 'Otra cosa' }] } },
        agent,
      )
    ).code,
  ).toBe('petition.decided');
  expect(
    (
      await it.api.refused(
        api.setPetitions,
        { ...params(reference), body: { petitions: [{ text: 'Otra cosa' }] } },
        agent,
      )
    ).code,
  ).toBe('petition.decided');
  const more = await it.api.call(
    api.setPetitions,
    {
      ...params(reference),
      body: { petitions: [{ id: kept, text: 'Que envíen la silla' }, { text: 'Una disculpa' }] },
    },
    agent,
  );
  expect(more.petitions.map((one) => one.position)).toEqual([1, 2]);
});

test('an answer before the customer’s last word is none', async () => {
  const { id, reference } = await it.aCase();
  await it.api.call(api.reply, { ...params(reference), body: { text: 'Lo miramos.' } }, agent);
  await it.as(system('intake'), (work) => addInbound(work, id, aMail(work.now, { text: '¿Y bien?' })));
  expect(await refused(reference, { petitions: [{ text: 'x', ...decided }] })).toBe('case.resolve_needs_reply');
});

test('reply and resolve at once, when everything is decided', async () => {
  const { reference } = await it.aCase();
  const send = { ...params(reference), body: { text: 'Hecho.', then: 'resolve' as const } };
  expect((await it.api.refused(api.reply, send, agent)).code).toBe('case.resolve_needs_petitions');
  const { petitions } = await it.api.call(
    api.setPetitions,
    { ...params(reference), body: { petitions: [{ text: 'Que envíen la silla' }] } },
    agent,
  );
  expect(await refused(reference, { petitions: petitions.map((one) => ({ id: one.id, ...decided })) })).toBe(
    'case.resolve_needs_reply',
  );
  const view = await it.api.call(
    api.resolve,
    { ...params(reference), body: { petitions: petitions.map((one) => ({ id: one.id, ...decided })), text: 'Hecho.' } },
    agent,
  );
  expect(view.ball).toBe('resolved');
  expect((await it.api.refused(api.reply, send, agent)).code).toBe('case.already_resolved');
  // Taking the answer back opens the case again.
  const undone = await it.api.call(
    api.undoReply,
    { params: { reference, messageId: view.messages.at(-1)?.id as string }, body: {} },
    agent,
  );
  expect(undone).toMatchObject({ ball: 'ours', resolvedAt: null });
});

test('a mail nobody wrote needs no answer to be closed', async () => {
  const { reference } = await it.aCase({
    message: { automatic: 'list', from: { name: 'Boletín', address: 'news@shop.example' } },
  });
  const view = await it.api.call(
    api.resolve,
    {
      ...params(reference),
      body: { petitions: [{ text: 'Publicidad', outcome: 'inadmissible', reason: 'No pide nada' }] },
    },
    agent,
  );
  expect(view.ball).toBe('resolved');
});

test('the customer writing again opens it, with a new clock; a machine does not', async () => {
  const { id, reference } = await it.aCase();
  await it.api.call(
    api.resolve,
    { ...params(reference), body: { petitions: [{ text: 'x', ...decided }], text: 'Sale hoy.' } },
    agent,
  );
  await it.as(system('intake'), (work) =>
    addInbound(work, id, aMail(work.now, { automatic: 'auto-reply', text: 'Estoy fuera' })),
  );
  expect(await it.api.call(api.getCase, params(reference), agent)).toMatchObject({ ball: 'resolved', unread: true });
  it.house.clock.advance(3_600_000);
  await it.as(system('intake'), (work) => addInbound(work, id, aMail(work.now, { text: 'No ha llegado' })));
  const view = await it.api.call(api.getCase, params(reference), agent);
  expect(view).toMatchObject({ ball: 'ours', resolvedAt: null, excerpt: 'No ha llegado' });
  expect(
    view.targets
      .filter((target) => target.kind === 'resolve')
      .map((target) => target.state)
      .toSorted(),
  ).toEqual(['met', 'running']);
  expect(view.events.map((event) => event.type)).toEqual(
    expect.arrayContaining(['case.reopened', 'case.target_started']),
  );
  const again = await it.api.call(
    api.resolve,
    { ...params(reference), body: { petitions: [], text: 'Ahora sí.' } },
    agent,
  );
  expect(again.ball).toBe('resolved');
  expect((await it.api.call(api.reopen, { ...params(reference), body: {} }, agent)).ball).toBe('ours');
  expect((await it.api.refused(api.reopen, { ...params(reference), body: {} }, agent)).code).toBe('case.not_resolved');
});
