import { afterAll, expect, test } from 'vitest';
import { keepChoice, legalPack, type LegalPack } from '#areas/clocks/index.ts';
import { sendDue } from '#platform/mail/outbox/index.ts';
import { startReceiver } from '#platform/mail/outbox/outbox.fixture.ts';
import { newId } from '#platform/ids/index.ts';
import { MINUTE } from '#platform/clock/index.ts';
import { system } from '#platform/work/index.ts';
import { casesHouse, UNDER_LEY_10 } from '../cases.fixture.ts';
import { customersApi } from '#areas/customers/contract.ts';
import { casesApi } from '../contract.ts';
import { askPerson } from './asking/attend.ts';
import { keepAsked } from './consent/consent.ts';
import { lawApi as api } from './law.contract.ts';

const it = await casesHouse([], UNDER_LEY_10);
afterAll(it.close);
const { agent, lead, auditor } = it.callers;
const { db } = it.house.database;
it.house.clock.advance(1_000);
await it.as(it.person('administrator'), (work) =>
  keepChoice(work, legalPack('es-l10-large') as LegalPack, null, work.now),
);
const aComplaint = (language = 'es') => it.aCase({ given: { type: 'complaint', language } });
const types = async (id: string) => (await it.events(id)).map(({ type }) => type);
const params = (reference: string) => ({ params: { reference } });
const NO = { outcome: 'rejected' as const, reason: 'La silla se entregó y consta la firma' };
const ANSWER = 'Hemos comprobado el albarán del pedido 108810: las cuatro sillas se entregaron y consta la firma.';

test('a no carries who settles it, by the pack and the company’s register, and the resolution keeps what was said', async () => {
  const { id, reference } = await aComplaint();
  const adr = (await it.api.call(api.caseLaw, params(reference), agent)).adr;
  expect(adr).toMatchObject({ article: 'Ley 10/2025, art. 13.7', given: false });
  expect(adr?.text).toContain('no está adherida a ninguno');
  const body = newId();
  await db
    .insertInto('adr_body')
    .values({
      id: body,
      name: 'Junta Arbitral de Consumo de Navarra',
      adhered: true,
      website: 'https://consumo.example',
      region: 'ES-NA',
      created_at: it.house.clock.now(),
    })
    .execute();
  // Nobody knows yet where they live: only what holds everywhere, and where the rest is.
  const unknown = (await it.api.call(api.caseLaw, params(reference), agent)).adr?.text;
  expect(unknown).not.toContain('Navarra');
  expect(adr?.region).toBe('');
  expect(unknown).toContain('/servicio/organismos');
  await db
    .updateTable('customer')
    .set({ region: 'ES-NA' })
    .where('id', '=', (eb) => eb.selectFrom('case_file').select('customer_id').where('case_file.id', '=', id))
    .execute();
  const view = await it.api.call(
    casesApi.resolve,
    { ...params(reference), body: { petitions: [{ text: 'Una silla', ...NO }], text: ANSWER } },
    agent,
  );
  const said = view.messages.at(-1)?.text ?? '';
  expect(said.startsWith(ANSWER)).toBe(true);
  expect(said).toContain('está adherida a:\n· Junta Arbitral de Consumo de Navarra: https://consumo.example');
  const kept = await db.selectFrom('resolution').select('adr').where('case_id', '=', id).executeTakeFirstOrThrow();
  expect(kept.adr).toMatchObject({ pack: 'es-l10-large', article: 'Ley 10/2025, art. 13.7', bodies: [{ id: body }] });
  expect((await it.events(id)).find(({ type }) => type === 'adr.told')?.data).toMatchObject({ bodies: [body] });
  await db.deleteFrom('adr_body').where('id', '=', body).execute();
});

test('an answer sent before without it does not close a no; a yes needs none', async () => {
  const one = await aComplaint();
  await it.api.call(casesApi.reply, { ...params(one.reference), body: { text: ANSWER, then: 'keep' } }, agent);
  const petitions = [{ text: 'Una silla', ...NO }];
  const refused = await it.api.refused(casesApi.resolve, { ...params(one.reference), body: { petitions } }, agent);
  expect([refused.status, refused.code]).toEqual([422, 'case.resolve_needs_adr']);
  const again = { petitions, text: `${ANSWER} Lamentamos no poder darte otra respuesta.` };
  expect((await it.api.call(casesApi.resolve, { ...params(one.reference), body: again }, agent)).ball).toBe('resolved');

  const two = await aComplaint();
  const granted = { text: 'Una silla', outcome: 'granted' as const, reason: 'Faltaba' };
  const view = await it.api.call(
    casesApi.resolve,
    { ...params(two.reference), body: { petitions: [granted], text: ANSWER } },
    agent,
  );
  expect(view.messages.at(-1)?.text).toBe(ANSWER);
});

test('another language, or another way than they chose, needs a reason, which is kept; a short courtesy does not', async () => {
  const { id, reference } = await aComplaint();
  const text =
    'We have checked the delivery note of your order and all four chairs were delivered, as you can see here.';
  const refused = await it.api.refused(casesApi.reply, { ...params(reference), body: { text } }, agent);
  expect([refused.status, refused.code]).toEqual([409, 'case.other_language']);
  const check = await it.api.call(api.checkReply, { ...params(reference), body: { text } }, lead);
  expect((await it.api.refused(api.checkReply, { ...params(reference), body: { text } }, auditor)).status).toBe(403);
  expect(check.language).toEqual({ expected: 'es', used: 'en' });
  const reasons = { language: 'Lo pidió por teléfono' };
  await it.api.call(casesApi.reply, { ...params(reference), body: { text, reasons } }, agent);
  expect((await it.api.call(api.caseLaw, params(reference), agent)).exceptions).toMatchObject([
    { kind: 'language', expected: 'es', used: 'en', reason: 'Lo pidió por teléfono' },
  ]);
  const told = (await it.events(id)).find(({ type }) => type === 'reply.excepted');
  expect(told?.data).toMatchObject({ kind: 'language', used: 'en' });
  expect(JSON.stringify(await it.events(id))).not.toContain('Lo pidió');
  await it.api.call(casesApi.reply, { ...params(reference), body: { text: 'Many thanks, Ana' } }, agent);

  const customer = await db
    .selectFrom('case_file')
    .select('customer_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('customer')
    .set({ preferred_channel: 'phone', preferred_format: 'large_print' })
    .where('id', '=', customer.customer_id)
    .execute();
  const check2 = await it.api.call(api.checkReply, { ...params(reference), body: { text: ANSWER } }, agent);
  expect(check2).toMatchObject({
    channel: { expected: 'phone', used: 'email' },
    format: 'large_print',
    language: null,
  });
  expect((await it.api.refused(casesApi.reply, { ...params(reference), body: { text: ANSWER } }, agent)).code).toBe(
    'case.other_way',
  );
  await db
    .updateTable('customer')
    .set({ preferred_channel: null, preferred_format: null })
    .where('id', '=', customer.customer_id)
    .execute();
});

test('a formula is told while it is written, with whom else it was said to, and leaves its trace when it goes', async () => {
  const formula =
    'Lamentamos las molestias ocasionadas. Hemos trasladado su caso al departamento correspondiente y le responderemos a la mayor brevedad posible.';
  const [one, other] = [await aComplaint(), await aComplaint()];
  await it.api.call(casesApi.reply, { ...params(one.reference), body: { text: formula } }, agent);
  const check = await it.api.call(api.checkReply, { ...params(other.reference), body: { text: formula } }, agent);
  expect(check).toMatchObject({ like: { reference: one.reference, share: 1 }, faceless: true });
  await it.api.call(casesApi.reply, { ...params(other.reference), body: { text: formula } }, agent);
  expect((await it.events(other.id)).find(({ type }) => type === 'reply.resembled')?.data).toMatchObject({
    like: one.reference,
    percent: 100,
    faceless: true,
  });
});

test('a supervisor: put through while one is on duty, else called the same working day with the law’s own term', async () => {
  const { id, reference } = await aComplaint();
  const ask = (body: object) => it.api.refused(api.askSupervisor, { ...params(reference), body: body as never }, agent);
  expect((await ask({ how: 'now' })).code).toBe('case.nobody_supervises');
  expect((await ask({ how: 'call_back' })).code).toBe('case.phone_needed');
  const asked = await it.api.call(
    api.askSupervisor,
    { ...params(reference), body: { how: 'call_back', phone: '612 34 56 78', said: 'Tercera vez que llama' } },
    agent,
  );
  expect(asked.requests).toMatchObject([{ kind: 'supervisor', state: 'waiting', dueAt: '2027-01-11T22:59:59.999Z' }]);
  expect((await ask({ how: 'call_back', phone: '612' })).code).toBe('case.supervisor_asked');
  const clock = () =>
    db
      .selectFrom('legal_clock')
      .select(['state', 'due_at'])
      .where('case_id', '=', id)
      .where('clock', '=', 'es.l10.supervisor')
      .executeTakeFirst();
  expect(await clock()).toMatchObject({ state: 'running', due_at: new Date('2027-01-11T22:59:59.999Z') });
  const view = await it.api.call(casesApi.getCase, params(reference), lead);
  expect(view.notes.at(-1)).toMatchObject({ mentions: [{ id: it.people.lead.id }] });
  const queue = await it.api.call(api.humanRequests, {}, lead);
  expect(queue.requests.map((row) => row.reference)).toContain(reference);
  it.house.clock.advance(20 * MINUTE);
  const request = asked.requests[0]?.id ?? '';
  const refused = async (verb: 'attendRequest' | 'tryRequest') =>
    (
      await it.api.refused(
        api[verb],
        { params: { reference, id: request }, body: (verb === 'tryRequest' ? {} : { outcome: 'Hablado' }) as never },
        await it.api.signedIn(it.people.agent),
      )
    ).code;
  // Whoever is complained about does not say that a supervisor called.
  expect([await refused('attendRequest'), await refused('tryRequest')]).toEqual(
    Array(2).fill('request.not_supervisor'),
  );
  expect(asked.requests[0]?.attend).toBe('request.not_supervisor');
  expect(queue.requests.find((row) => row.id === request)?.attend).toBe(true);
  const tried = await it.api.call(api.tryRequest, { params: { reference, id: request }, body: {} }, lead);
  expect(tried.requests).toMatchObject([{ state: 'waiting', tries: 1 }]);
  const attend = { params: { reference, id: request }, body: { outcome: 'Hablado: se le explica' } };
  const done = await it.api.call(api.attendRequest, attend, await it.api.signedIn(it.people.lead));
  expect(done.requests).toMatchObject([{ state: 'attended', outcome: 'Hablado: se le explica' }]);
  expect(await clock()).toMatchObject({ state: 'met' });
  expect((await it.events(id)).find(({ type }) => type === 'case.supervisor_called')?.data).toMatchObject({
    seconds: 1200,
  });
  expect((await it.api.refused(api.attendRequest, attend, await it.api.signedIn(it.people.lead))).code).toBe(
    'request.attended',
  );

  await db
    .insertInto('duty')
    .values({
      id: newId(),
      purpose: 'supervision',
      person_id: it.people.lead.id,
      starts_at: it.house.clock.now(),
      ends_at: new Date(it.house.clock.now().getTime() + 60 * MINUTE),
      made_by: 'tests',
      made_at: it.house.clock.now(),
    })
    .execute();
  const now = await it.api.call(
    api.askSupervisor,
    { ...params(reference), body: { how: 'now' } },
    await it.api.signedIn(it.people.agent),
  );
  // Put through by whoever attends them, it is the supervisor who says that they spoke.
  const put = { sameContact: true, assigned: { id: it.people.lead.id } };
  expect(now.requests[0]).toMatchObject({ state: 'waiting', ...put });
  const confirm = { params: { reference, id: now.requests[0]?.id ?? '' }, body: { outcome: 'Hablado en la llamada' } };
  const after = await it.api.call(api.attendRequest, confirm, await it.api.signedIn(it.people.lead));
  expect(after.requests[0]).toMatchObject({ state: 'attended', ...put });
  expect((await it.events(id)).findLast(({ type }) => type === 'case.supervisor_called')?.data).toMatchObject({
    same_contact: true,
  });
  const own = { ...params(reference), body: { how: 'now' as const } };
  const byThem = await it.api.call(api.askSupervisor, own, await it.api.signedIn(it.people.lead));
  expect(byThem.requests[0]).toMatchObject({ state: 'attended', ...put });
});

test('a person on request brings the case back from wherever it is, once, and its wait is measured', async () => {
  const caller = await it.api.signedIn(it.people.agent);
  const { id, reference } = await aComplaint();
  await it.api.call(
    casesApi.reply,
    { ...params(reference), body: { text: '¿Nos dices el número de serie?', then: 'wait' } },
    caller,
  );
  await it.as(system('portal'), (work) => askPerson(work, id, '612 34 56 78'));
  await it.as(system('portal'), (work) => askPerson(work, id, ''));
  const view = await it.api.call(casesApi.getCase, params(reference), caller);
  expect(view).toMatchObject({ ball: 'ours', unread: true });
  expect((await types(id)).filter((type) => type === 'case.person_asked')).toHaveLength(1);
  const [request] = (await it.api.call(api.caseLaw, params(reference), caller)).requests;
  it.house.clock.advance(2 * MINUTE);
  await it.api.call(
    api.attendRequest,
    { params: { reference, id: request?.id ?? '' }, body: { outcome: 'Llamada' } },
    caller,
  );
  expect((await it.events(id)).find(({ type }) => type === 'case.person_attended')?.data).toMatchObject({
    seconds: 120,
  });
});

test('a hold stands until the customer is notified, unless somebody says why; billing reads them by change', async () => {
  const caller = await it.api.signedIn(it.people.agent);
  const { id, reference } = await aComplaint();
  const place = {
    ...params(reference),
    body: { kind: 'service' as const, reason: 'Reclama la factura que motiva el corte' },
  };
  const [hold] = (await it.api.call(api.placeHold, place, caller)).holds;
  expect((await it.api.refused(api.placeHold, place, caller)).code).toBe('hold.standing');
  const mine = async (state: 'standing' | 'all') =>
    (await it.api.call(api.serviceHolds, { query: { state } }, caller)).holds.filter(
      (row) => row.reference === reference,
    );
  expect(await mine('standing')).toMatchObject([{ kind: 'service', liftedAt: null }]);
  const lift = (reason?: string) => ({ params: { reference, id: hold?.id ?? '' }, body: reason ? { reason } : {} });
  expect((await it.api.refused(api.liftHold, lift(), caller)).code).toBe('hold.before_notice');
  await it.api.call(api.liftHold, lift('Peligro: escape de gas'), caller);
  expect(await mine('standing')).toEqual([]);
  expect(await mine('all')).toMatchObject([{ early: true }]);

  const [second] = (await it.api.call(api.placeHold, place, caller)).holds;
  const granted = { text: 'La factura', outcome: 'granted' as const, reason: 'Se anula' };
  await it.api.call(casesApi.resolve, { ...params(reference), body: { petitions: [granted], text: ANSWER } }, caller);
  it.house.clock.advance(MINUTE);
  const receiver = await startReceiver();
  await sendDue(it.house, { relayUrl: receiver.url });
  await receiver.close();
  await it.react();
  const freed = await it.api.call(api.liftHold, { params: { reference, id: second?.id ?? '' }, body: {} }, caller);
  expect(freed.holds[0]).toMatchObject({ early: false });
  expect((await types(id)).filter((type) => type.startsWith('hold.'))).toEqual([
    'hold.placed',
    'hold.lifted',
    'hold.placed',
    'hold.lifted',
  ]);
});

test('pages of holds meet each hold once', async () => {
  const caller = await it.api.signedIn(it.people.lead);
  for (let n = 0; n < 3; n++) {
    const { reference } = await aComplaint();
    await it.api.call(
      api.placeHold,
      { ...params(reference), body: { kind: 'collection', reason: 'Arbitraje' } },
      caller,
    );
  }
  const all = (await it.api.call(api.serviceHolds, { query: { state: 'all' } }, caller)).holds.map(({ id }) => id);
  const met: string[] = [];
  let after: string | undefined;
  do {
    const page = await it.api.call(
      api.serviceHolds,
      { query: { state: 'all', limit: 2, ...(after ? { after } : {}) } },
      caller,
    );
    met.push(...page.holds.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after);
  expect(met).toEqual(all);
});

test('a recording that was agreed to is kept until the customer is notified; without a yes there is none', async () => {
  const caller = await it.api.signedIn(it.people.agent);
  const { id, reference } = await it.aCase({ given: { type: 'complaint', channel: 'phone', requester: null } });
  await it.api.call(api.recordConsent, { ...params(reference), body: { given: false } }, caller);
  const asked = await it.api.call(
    api.recordConsent,
    { ...params(reference), body: { given: true, place: 'Centralita, llamada 4471' } },
    caller,
  );
  expect(asked.consents.map(({ given, held }) => [given, held])).toEqual([
    [true, true],
    [false, false],
  ]);
  const granted = { text: 'La factura', outcome: 'granted' as const, reason: 'Se anula' };
  await it.api.call(casesApi.resolve, { ...params(reference), body: { petitions: [granted], text: ANSWER } }, caller);
  expect((await it.api.call(api.caseLaw, params(reference), caller)).consents[0]).toMatchObject({ held: false });
  const told = await types(id);
  expect(told.filter((type) => type.startsWith('recording.'))).toEqual(['recording.held', 'recording.released']);
  expect(told.indexOf('recording.released')).toBeGreaterThan(told.indexOf('recording.held'));
});

test('nothing of this closes a case, however long it waits (Ley 10/2025, art. 13.2)', async () => {
  const { reference } = await aComplaint();
  const caller = await it.api.signedIn(it.people.agent);
  await it.api.call(
    api.askSupervisor,
    { ...params(reference), body: { how: 'call_back', phone: '612 34 56 78' } },
    caller,
  );
  it.house.clock.advance(200 * 24 * 60 * MINUTE);
  const { sweepCases } = await import('../sweep/sweep.ts');
  await sweepCases(it.house);
  const view = await it.api.call(casesApi.getCase, params(reference), await it.api.signedIn(it.people.lead));
  expect(view.ball).not.toBe('resolved');
  expect(view.resolvedAt).toBeNull();
});

test('whoever says that they are vulnerable goes first, without being asked for proof', async () => {
  const from = { name: 'Begoña Núñez', address: 'begona@cliente.example' };
  const first = await it.aCase({ message: { from } });
  const { customer_id } = await db
    .selectFrom('case_file')
    .select('customer_id')
    .where('id', '=', first.id)
    .executeTakeFirstOrThrow();
  const caller = await it.api.signedIn(it.people.agent);
  const change = { params: { id: customer_id ?? '' }, body: { vulnerableBecause: 'age' as const } };
  expect(await it.api.call(customersApi.updateCustomer, change, caller)).toMatchObject({ vulnerable: true });
  const second = await it.aCase({ message: { from } });
  expect((await it.api.call(casesApi.getCase, params(first.reference), caller)).priority).toBe('normal');
  await it.react();
  // The one that was open follows.
  expect((await it.api.call(casesApi.getCase, params(first.reference), caller)).priority).toBe('high');
  expect((await it.api.call(casesApi.getCase, params(second.reference), caller)).priority).toBe('high');
});

test('what a call asked is kept with the case it opens: recording, and how the receipt is wanted (arts. 12.1 and 12.3)', async () => {
  const { id, reference } = await it.aCase();
  await it.as(it.person('agent'), (work) =>
    keepAsked(work, { caseId: id, channel: 'phone' }, { recording: true, receipt: 'declined' }),
  );
  const law = await it.api.call(api.caseLaw, params(reference), await it.api.signedIn(it.people.agent));
  expect(law.consents).toMatchObject([{ given: true, channel: 'phone', held: true }]);
  const events = await it.events(id);
  expect(events.find(({ type }) => type === 'case.receipt_asked')?.data).toEqual({ how: 'declined' });
});
