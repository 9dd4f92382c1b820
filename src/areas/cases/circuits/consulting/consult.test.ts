import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { publicMessages } from '#areas/channels/portal/index.ts';
import { answerLinked, parts as authority, sweepConsultations } from '#areas/authority/index.ts';
import { consultationsApi } from '#areas/authority/contract.ts';
import { organisationApi as org } from '#areas/organisation/contract.ts';
import { DAY, MINUTE } from '#platform/clock/index.ts';
import type { LogEvent } from '#platform/log/index.ts';
import { system, transact } from '#platform/work/index.ts';
import type { Caller } from '#tests/support/api.ts';
import { catchUp } from '#tests/support/follow.ts';
import { aPerson, type TestPerson } from '#tests/support/people.ts';
import { casesHouse } from '../../cases.fixture.ts';
import { casesApi } from '../../contract.ts';
import { reader as promises, sweepPromises } from '../informing/promises.ts';
import { consultApi as api } from './consult.contract.ts';

const it = await casesHouse();
afterAll(it.close);
const start = it.house.clock.now();
// Sessions end with time: each test begins when the first one did.
beforeEach(() => it.house.clock.set(start));
const { db } = it.house.database;
const { agent, lead, auditor, administrator } = it.callers;
let toni: TestPerson;
let warehouse: Caller;
let area: { id: string };

beforeAll(async () => {
  toni = await aPerson(it.house, 'area_member', { name: 'Toni Vidal' });
  area = await it.api.call(
    org.createArea,
    { body: { name: 'Almacén', headId: toni.id, memberIds: [toni.id] } },
    administrator,
  );
  warehouse = await it.api.signedIn(toni);
});

const question = {
  question: '¿Salieron las dos piezas que faltan?',
  answers: ['Sí, sale hoy', 'No queda'],
};
const ask = (reference: string, body: object = {}, caller = agent) =>
  it.api.call(api.consultArea, { params: { reference }, body: { areaId: area.id, ...question, ...body } }, caller);
const answer = (id: string, body: object, caller: Caller) =>
  it.api.call(consultationsApi.answerConsultation, { params: { id }, body }, caller);
const inbox = (id: string) =>
  db.selectFrom('case_inbox').selectAll().where('case_id', '=', id).executeTakeFirstOrThrow();
const mails = async (kind: string, caseId: string) =>
  (
    await db
      .selectFrom('outbox')
      .select(['mail', 'recipients'])
      .where('kind', '=', kind)
      .where('case_id', '=', caseId)
      .orderBy('created_at')
      .execute()
  ).map(({ mail, recipients }) => ({
    ...(mail as unknown as { subject: string; text: string; replyTo: { address: string } | null }),
    to: (recipients as unknown as { address: string }[]).map((one) => one.address),
  }));

test('put off until the area answers it comes back with the answer, its date aside', async () => {
  const { id, reference } = await it.aCase();
  const until = new Date(it.house.clock.now().getTime() + 7 * 86_400_000).toISOString();
  const putOff = { params: { reference }, body: { until, wakesOn: 'answer' as const } };
  expect((await it.api.refused(casesApi.snooze, putOff, agent)).code).toBe('case.waits_for_nobody');
  const { asked } = await ask(reference, {});
  const view = await it.api.call(casesApi.snooze, putOff, agent);
  expect(view).toMatchObject({ ball: 'snoozed', snoozedUntil: until, wakesOn: 'answer' });
  await answer(asked.id, { code: 'r1' }, warehouse);
  await it.react();
  expect(await inbox(id)).toMatchObject({ ball: 'ours', snoozed_until: null });
});

test('a question leaves with its buttons, the ball is inside, the answer brings it back', async () => {
  const { id, reference } = await it.aCase();
  const asked = await ask(reference, { share: ['first_name'], orderRef: '108810' });
  expect(asked.asked).toMatchObject({ told: 'Toni Vidal', because: 'head', customer: 'told' });
  expect(await inbox(id)).toMatchObject({
    ball: 'inside',
    circuit: 2,
    waits_for: expect.objectContaining({ kind: 'area', id: area.id }) as unknown,
  });
  const [mail] = await mails('system', id);
  expect(mail?.to).toEqual([toni.email]);
  expect(mail?.text).toContain('Cliente: Ana\nPedido: 108810');
  expect(mail?.text).not.toMatch(/Ruiz|cliente\.example/);
  expect(mail?.text).toMatch(/Sí, sale hoy: http.*\/consulta\/[\w-]{43}\?r=r1/);
  expect(mail?.replyTo?.address).toMatch(/^hola\+q-\d+\.[a-z2-7]{16}@ribera\.example$/);

  const list = await it.api.call(consultationsApi.listConsultations, { query: {} }, warehouse);
  expect(list.items.map((one) => [one.caseReference, one.can['answer']])).toContainEqual([reference, true]);
  it.house.clock.advance(18 * MINUTE);
  const answered = await answer(asked.asked.id, { code: 'r1', text: 'Salen en el camión de las 17' }, warehouse);
  expect(answered).toMatchObject({ state: 'answered', answerCode: 'r1', answeredBy: 'Toni Vidal', answeredVia: 'app' });
  await it.react();
  expect(await inbox(id)).toMatchObject({ ball: 'ours', circuit: 2, waits_for: null });
  const types = (await it.events(id)).map(({ type }) => type);
  expect(types.filter((type) => /^(consultation|promise)|consulted|returned/.test(type))).toEqual([
    'consultation.asked',
    'promise.made',
    'case.consulted',
    'consultation.answered',
    'case.returned',
  ]);
  expect(JSON.stringify(await it.events(id))).not.toMatch(/camión|piezas/);
  const { waits } = await it.api.call(api.caseCircuits, { params: { reference } }, agent);
  expect(waits.map(({ ball, circuit, name }) => [ball, circuit, name])).toEqual([
    ['ours', 1, null],
    ['inside', 2, 'Almacén'],
    ['ours', 1, null],
  ]);
});

test('the customer reads that we are on it and by when, and nothing of the inside', async () => {
  const { id, reference } = await it.aCase();
  const { promises: made } = await ask(reference, { question: 'Reservad 184,50 € de material' });
  const [notice] = await mails('notice', id);
  expect(notice?.to).toEqual(['ana@cliente.example']);
  expect(notice?.text).toContain('Estamos trabajando en tu caso');
  expect(JSON.stringify(notice)).not.toMatch(/Almacén|184,50|Reservad|Toni/);
  expect(made).toMatchObject([{ kind: 'answer', told: true, state: 'open' }]);
  const view = await it.api.call(casesApi.getCase, { params: { reference } }, agent);
  expect(view.messages.filter((message) => message.automatic === 'notice')).toHaveLength(1);
  // Another question within the same promise is not told again.
  expect((await ask(reference)).asked.customer).toBe('already_told');
  expect(await mails('notice', id)).toHaveLength(1);
});

test('before what was promised passes it is promised anew; once, and kept by what is written after', async () => {
  const { id, reference, messageId } = await it.aCase();
  const first = (await ask(reference)).promises[0]?.promisedAt as string;
  it.house.clock.set(new Date(new Date(first).getTime() - 20 * MINUTE));
  await sweepPromises(it.house);
  await sweepPromises(it.house);
  const [, again] = await mails('notice', id);
  expect(again?.text).toContain('Seguimos trabajando en tu caso');
  expect(await mails('notice', id)).toHaveLength(2);
  const read = async () =>
    (await it.api.call(api.caseCircuits, { params: { reference } }, agent)).promises.map(({ state }) => state);
  expect(await read()).toEqual(['replaced', 'open']);
  const leaves = async (message: string | undefined) => {
    const sent = {
      stream: `case:${id}`,
      type: 'case.reply_sent',
      data: { message },
      at: it.house.clock.now(),
    } as unknown as LogEvent;
    await it.as(system('tests'), (work) => promises.handle(work, sent));
  };
  // A reply that was on its way when it was promised leaves after it, and answers nothing of it.
  await leaves(messageId);
  expect(await read()).toEqual(['replaced', 'open']);
  await leaves(undefined);
  expect(await read()).toEqual(['replaced', 'kept']);
});

test('one answer: whoever comes second hears who was first; never by whoever asked, nor by a stranger', async () => {
  const { reference } = await it.aCase();
  const { asked } = await ask(reference);
  const other = await it.api.signedIn(await aPerson(it.house, 'area_member', { areaIds: [area.id] }));
  const stranger = await it.api.signedIn(await aPerson(it.house, 'area_member'));
  const body = { code: 'r2', text: '' };
  expect(
    (await it.api.refused(consultationsApi.answerConsultation, { params: { id: asked.id }, body }, stranger)).code,
  ).toBe('consultation.not_found');
  expect(
    (await it.api.refused(consultationsApi.answerConsultation, { params: { id: asked.id }, body }, auditor)).status,
  ).toBe(403);
  const both = await Promise.all([
    it.api.send(consultationsApi.answerConsultation, { params: { id: asked.id }, body }, warehouse),
    it.api.send(consultationsApi.answerConsultation, { params: { id: asked.id }, body: { code: 'r1' } }, other),
  ]);
  expect(both.map((one) => one.statusCode).toSorted()).toEqual([200, 409]);
  const lost = both.find((one) => one.statusCode === 409)?.json() as { code: string; detail: string };
  expect(lost.code).toBe('consultation.already_answered');
  expect(lost.detail).toMatch(/ya respondió/);
  await db.insertInto('area_member').values({ area_id: area.id, person_id: it.people.agent.id }).execute();
  const own = (await ask(reference)).asked.id;
  expect(
    (
      await it.api.refused(
        consultationsApi.answerConsultation,
        { params: { id: own }, body },
        await it.api.signedIn(it.people.agent),
      )
    ).code,
  ).toBe('consultation.own');
  await db.deleteFrom('area_member').where('person_id', '=', it.people.agent.id).execute();
});

test('half the time reminds, all of it tells the head, half as much again the agent’s lead; each once', async () => {
  const { id, reference } = await it.aCase();
  const { asked } = await ask(reference, { tellCustomer: false });
  const row = await db.selectFrom('consultation').selectAll().where('id', '=', asked.id).executeTakeFirstOrThrow();
  const at = async (moment: Date) => {
    it.house.clock.set(new Date(moment.getTime() + 1));
    await sweepConsultations(it.house);
    await sweepConsultations(it.house);
    return (await mails('system', id)).map((mail) => mail.subject);
  };
  expect((await at(row.half_at)).at(-1)).toMatch(/^Recordatorio: /);
  expect((await at(row.due_at)).at(-1)).toMatch(/^Sin respuesta de Almacén/);
  const all = await at(row.lead_at);
  expect(all.at(-1)).toMatch(/^Consulta sin respuesta: RC-/);
  expect(all).toHaveLength(4);
  expect(
    (await it.events(id)).filter(({ type }) => type === 'consultation.escalated').map(({ data }) => data['to']),
  ).toEqual(['head', 'lead']);
});

test('an order is confirmed whole, in part with its figure, or not at all; its date becomes a promise', async () => {
  const { id, reference } = await it.aCase();
  const order = {
    kind: 'order',
    question: 'Para cambiar las dos rotas',
    answers: [],
    item: 'Pieza IL-1108O',
    quantity: 2,
  };
  expect(
    (
      await it.api.refused(
        api.consultArea,
        { params: { reference }, body: { areaId: area.id, ...order, item: null } as never },
        agent,
      )
    ).code,
  ).toBe('consultation.item_needed');
  const { asked } = await ask(reference, order);
  const refused = async (body: object) =>
    (await it.api.refused(consultationsApi.answerConsultation, { params: { id: asked.id }, body }, warehouse)).code;
  const day = new Date(it.house.clock.now().getTime() + 3 * DAY).toISOString().slice(0, 10);
  expect(await refused({ code: 'partial', quantity: 2, promisedOn: day })).toBe('consultation.quantity_needed');
  expect(await refused({ code: 'confirm' })).toBe('consultation.date_needed');
  expect(await refused({ code: 'confirm', promisedOn: '2020-01-01' })).toBe('consultation.date_past');
  expect(await refused({ code: 'r1' })).toBe('consultation.answer_unknown');
  const answered = await answer(asked.id, { code: 'partial', quantity: 1, promisedOn: day }, warehouse);
  expect(answered).toMatchObject({ quantityConfirmed: 1, promisedOn: day });
  await catchUp(it.house, promises);
  await catchUp(it.house, promises);
  const made = await db
    .selectFrom('case_promise')
    .select(['kind', 'promised_at', 'consultation_id'])
    .where('case_id', '=', id)
    .where('kind', '=', 'delivery')
    .execute();
  expect(made).toEqual([
    { kind: 'delivery', promised_at: new Date(`${day}T22:59:00.000Z`), consultation_id: asked.id },
  ]);
});

test('a hand-over leaves owner and clocks where they are and the agent following', async () => {
  const { id, reference } = await it.aCase();
  const due = (await inbox(id)).due_at;
  await ask(reference, { kind: 'handover', question: 'Es vuestro: hay que recogerlo en su casa', answers: [] });
  const view = await it.api.call(casesApi.getCase, { params: { reference } }, agent);
  expect(view.owner?.id).toBe(it.people.agent.id);
  expect(view.followers.map(({ id }) => id)).toContain(it.people.agent.id);
  expect(await inbox(id)).toMatchObject({ ball: 'inside', due_at: due });
});

test('an area with nobody is not asked; one without address goes to its head; a retired one is refused', async () => {
  const { reference } = await it.aCase();
  const empty = await it.api.call(org.createArea, { body: { name: 'Transporte' } }, administrator);
  const body = { areaId: empty.id, ...question };
  const preview = await it.api.call(api.areaAnswering, { params: { reference, areaId: empty.id } }, agent);
  expect(preview.told).toBeNull();
  expect((await it.api.refused(api.consultArea, { params: { reference }, body }, agent)).code).toBe(
    'consultation.nobody',
  );
  const withMail = await it.api.call(
    org.createArea,
    { body: { name: 'Instalaciones', email: 'instalaciones@ribera.example' } },
    administrator,
  );
  expect((await ask(reference, { areaId: withMail.id })).asked).toMatchObject({ because: 'address' });
  await it.api.call(org.updateArea, { params: { id: empty.id }, body: { active: false } }, administrator);
  expect((await it.api.refused(api.consultArea, { params: { reference }, body }, agent)).code).toBe(
    'consultation.area_unused',
  );
});

test('whoever asks is not written to, on duty or head as they may be, and does not answer by a link either', async () => {
  const { id, reference } = await it.aCase();
  const me = it.people.agent.id;
  const body = { name: 'Taller', headId: me, memberIds: [me, toni.id] };
  const own = await it.api.call(org.createArea, { body }, administrator);
  const now = it.house.clock.now();
  const [startsAt, endsAt] = [now.toISOString(), new Date(now.getTime() + 9 * DAY).toISOString()];
  const turn = { purpose: 'area' as const, areaId: own.id, personId: me, startsAt, endsAt };
  await it.api.call(org.createDuty, { body: turn }, lead);
  const preview = await it.api.call(api.areaAnswering, { params: { reference, areaId: own.id } }, agent);
  expect(preview.told).toEqual({ name: 'Toni Vidal', because: 'member' });
  const { asked } = await ask(reference, { areaId: own.id, tellCustomer: false });
  const [mail] = await mails('system', id);
  expect(mail?.to).toEqual([toni.email]);
  const token = /\/consulta\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
  const given = { code: 'r1', text: '', quantity: null, promisedOn: null };
  const row = db.updateTable('consultation').where('id', '=', asked.id);
  await row.set({ asked_by: toni.id }).execute();
  const press = () => it.as(system('consultation-link'), (work) => answerLinked(work, token, given, []));
  await expect(press()).rejects.toMatchObject({ code: 'consultation.own' });
  await row.set({ asked_by: me }).execute();
  it.house.clock.set(new Date(new Date(asked.dueAt).getTime() + 1));
  await sweepConsultations(it.house);
  expect((await mails('system', id)).map(({ to }) => to)).not.toContainEqual([it.people.agent.email]);
  await press();
});

test('whoever was told leaves: it goes to who answers now', async () => {
  const { id, reference } = await it.aCase();
  const guard = await aPerson(it.house, 'area_member', { name: 'Inés Calvo' });
  const now = it.house.clock.now();
  const turn = {
    purpose: 'area' as const,
    areaId: area.id,
    personId: guard.id,
    startsAt: now.toISOString(),
    endsAt: new Date(now.getTime() + DAY).toISOString(),
  };
  await it.api.call(org.createDuty, { body: turn }, lead);
  expect((await ask(reference, { tellCustomer: false })).asked).toMatchObject({ told: 'Inés Calvo', because: 'duty' });
  await db.updateTable('person').set({ status: 'disabled' }).where('id', '=', guard.id).execute();
  const reader = authority.readers?.find(({ name }) => name === 'consultations');
  const event = { stream: `person:${guard.id}`, type: 'person.disabled', data: {}, at: now } as unknown as LogEvent;
  await it.as(system('tests'), async (work) => reader?.handle(work, event));
  expect((await mails('system', id)).at(-1)?.to).toEqual([toni.email]);
});

test('an area that is retired while it is asked: the agent’s lead hears of it, and the link still answers', async () => {
  const { id, reference } = await it.aCase();
  const rare = await it.api.call(org.createArea, { body: { name: 'Obras', headId: toni.id } }, administrator);
  const { asked } = await ask(reference, { areaId: rare.id, tellCustomer: false });
  await it.api.call(org.updateArea, { params: { id: rare.id }, body: { active: false } }, administrator);
  const reader = authority.readers?.find(({ name }) => name === 'consultations');
  const event = {
    stream: `area:${rare.id}`,
    type: 'area.changed',
    data: { active: false, fields: ['active'] },
    at: it.house.clock.now(),
  } as unknown as LogEvent;
  // Readers see events at least once.
  for (const _ of [1, 2]) await it.as(system('tests'), async (work) => reader?.handle(work, event));
  const told = (await mails('system', id)).filter((mail) => mail.subject.startsWith('Obras ya no está en uso'));
  expect(told.map(({ to }) => to)).toEqual([[it.people.lead.email]]);
  expect(await answer(asked.id, { code: 'r1' }, warehouse)).toMatchObject({ state: 'answered' });
});

test('who came by the form and gave no address reads it on their page; who only called is not written to', async () => {
  const byForm = await it.aCase({
    given: { channel: 'form', requester: null },
    message: { channel: 'form', from: { name: 'Luis', address: '' } },
  });
  expect((await ask(byForm.reference)).asked.customer).toBe('told');
  const shown = await db
    .selectFrom('message')
    .select(['text', 'channel'])
    .where('case_id', '=', byForm.id)
    .where('automatic', '=', 'notice')
    .execute();
  expect(shown).toMatchObject([{ channel: 'portal', text: expect.stringContaining('Estamos trabajando') as string }]);
  expect(await mails('notice', byForm.id)).toEqual([]);
  expect((await publicMessages(db, byForm.id)).messages.map(({ text }) => text)).toContainEqual(shown[0]?.text);
  const byPhone = await it.aCase({
    given: { channel: 'phone', requester: null },
    message: { channel: 'phone', from: { name: 'Luis', address: '' } },
  });
  const asked = await ask(byPhone.reference);
  expect([asked.asked.customer, asked.promises]).toEqual(['no_route', []]);
});

test('in usted and in the customer’s language, and within what may leave by itself in a day', async () => {
  await it.api.call(
    org.updateBrand,
    {
      params: { id: (await db.selectFrom('brand').select('id').executeTakeFirstOrThrow()).id },
      body: { formOfAddress: 'usted' },
    },
    administrator,
  );
  const formal = await it.aCase({ message: { from: { name: 'Eva', address: 'eva@cliente.example' } } });
  await ask(formal.reference);
  expect((await mails('notice', formal.id))[0]?.text).toContain('Le responderemos antes del');
  const english = await it.aCase({
    given: { language: 'en' },
    message: { from: { name: 'Joe', address: 'joe@cliente.example' }, language: 'en' },
  });
  await ask(english.reference);
  expect((await mails('notice', english.id))[0]?.text).toContain('We are working on your case');
  for (let n = 0; n < 10; n++)
    await db
      .insertInto('auto_answer')
      .values({
        address: 'max@cliente.example',
        case_id: null,
        mailbox_id: it.mailboxId,
        kind: 'notice',
        at: it.house.clock.now(),
      })
      .execute();
  const capped = await it.aCase({ message: { from: { name: 'Max', address: 'max@cliente.example' } } });
  expect((await ask(capped.reference)).asked.customer).toBe('capped');
});

test('an area passes a question on: to another area with a time of its own, or to a person; the old link and whoever passed it are out', async () => {
  const pilar = await aPerson(it.house, 'area_member', { name: 'Pilar Santos' });
  const rosa = await aPerson(it.house, 'area_member', { name: 'Rosa Méndez' });
  const quality = await it.api.call(
    org.createArea,
    { body: { name: 'Calidad', headId: pilar.id, memberIds: [pilar.id, rosa.id], answerMinutes: 60 } },
    administrator,
  );
  const { id, reference } = await it.aCase();
  const { asked } = await ask(reference, { share: ['first_name'] });
  const params = { id: asked.id };
  const pass = (body: object, caller: Caller) =>
    it.api.refused(consultationsApi.passOnConsultation, { params, body: body as never }, caller);
  expect((await pass({ areaId: area.id }, warehouse)).code).toBe('consultation.same_hands');
  expect((await pass({ personId: pilar.id }, warehouse)).code).toBe('consultation.not_found');
  expect((await pass({ areaId: quality.id }, agent)).code).toBe('consultation.not_found');
  const token = /consulta\/([\w-]{43})/.exec((await mails('system', id))[0]?.text ?? '')?.[1] ?? '';
  const body = { areaId: quality.id, note: 'El albarán es suyo' };
  expect(await it.api.call(consultationsApi.passOnConsultation, { params, body }, warehouse)).toEqual({
    area: 'Calidad',
    told: 'Pilar Santos',
  });
  await it.react();
  expect(await inbox(id)).toMatchObject({ waits_for: expect.objectContaining({ id: quality.id }) as unknown });
  const sent = (await mails('system', id)).at(-1);
  expect(sent).toMatchObject({ to: [pilar.email] });
  expect(sent?.text).toContain('Cliente: Ana');
  expect(sent?.text).not.toMatch(/Ruiz|cliente\.example/);
  const byOldLink = transact(it.house, system('tests'), (work) =>
    answerLinked(work, token, { code: 'r1', text: '', quantity: null, promisedOn: null }, []),
  );
  await expect(byOldLink).rejects.toMatchObject({ code: 'consultation.closed' });
  expect((await it.api.refused(consultationsApi.getConsultation, { params }, warehouse)).code).toBe(
    'consultation.not_found',
  );
  const head = await it.api.signedIn(pilar);
  const seen = await it.api.call(consultationsApi.getConsultation, { params }, head);
  expect(seen.messages.at(-1)).toMatchObject({
    author: 'Toni Vidal',
    text: expect.stringContaining('albarán') as unknown,
  });
  await it.api.call(consultationsApi.passOnConsultation, { params, body: { personId: rosa.id } }, head);
  const done = await answer(asked.id, { code: 'r1' }, await it.api.signedIn(rosa));
  expect(done).toMatchObject({ state: 'answered', answeredBy: 'Rosa Méndez', area: { name: 'Calidad' } });
});
