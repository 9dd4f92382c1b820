import { afterAll, expect, test } from 'vitest';
import { sendDue } from '#platform/mail/outbox/index.ts';
import { startReceiver } from '#platform/mail/outbox/outbox.fixture.ts';
import { DAY, MINUTE } from '#platform/clock/index.ts';
import { aTeam } from '#tests/support/people.ts';
import { casesHouse } from '../cases.fixture.ts';
import { casesApi } from '../contract.ts';
import { tellSome } from './broadcast.ts';
import { incidentsApi as api } from './incident.contract.ts';
import { publicIncidents } from './incident.store.ts';

const it = await casesHouse();
afterAll(it.close);
const { agent, lead, auditor } = it.callers;
const { db } = it.house.database;
const aCut = (n: number, language = 'es', given: object = {}) =>
  it.aCase({
    given: { subject: `Corte de agua en el portal ${n}`, language, ...given },
    message: { from: { name: `Vecina ${n}`, address: `vecina${n}@cliente.example` }, language },
  });
const open = {
  title: 'Corte de agua en la calle Mayor',
  cause: 'Rotura de una tubería',
  places: 'Calle Mayor, 1 a 40',
};
const texts = {
  textEs: 'Se ha roto una tubería. Ya la están cambiando.',
  textEn: 'A pipe broke. It is being replaced.',
};
const broadcastOf = async (id: string) =>
  (
    await db
      .selectFrom('broadcast')
      .select('id')
      .where('incident_id', '=', id)
      .orderBy('made_at', 'desc')
      .executeTakeFirstOrThrow()
  ).id;
const told = (caseId: string) =>
  db
    .selectFrom('message')
    .select(['text', 'channel'])
    .where('case_id', '=', caseId)
    .where('direction', '=', 'out')
    .where('automatic', 'is', null)
    .execute();

test('one update becomes each case’s own message, in its language, once, although it is killed in the middle', async () => {
  const cases = [await aCut(1), await aCut(2, 'en'), await aCut(3), await aCut(4), await aCut(5)];
  const phoned = await it.aCase({
    given: { subject: 'Corte de agua', channel: 'phone', requester: null },
    message: { channel: 'phone', from: { name: 'Rosa', address: '' } },
  });
  const snoozed = cases[4] as (typeof cases)[number];
  const until = new Date(it.house.clock.now().getTime() + DAY).toISOString();
  await it.api.call(casesApi.snooze, { params: { reference: snoozed.reference }, body: { until } }, agent);
  const references = [...cases, phoned].map(({ reference }) => reference);
  const made = await it.api.call(api.openIncident, { body: { ...open, references } }, agent);
  expect(made).toMatchObject({ cases: 6, reach: { es: 5, en: 1 }, state: 'open' });
  const send = (body: object) => it.api.refused(api.broadcast, { params: { id: made.id }, body: body as never }, agent);
  expect((await send({ textEs: 'x', reaches: 6 })).code).toBe('incident.needs_english');
  expect((await send({ ...texts, reaches: 5 })).code).toBe('incident.reach_changed');
  const body = { ...texts, reaches: 6, restorationAt: '2026-11-09T17:00:00.000Z' };
  const sent = await it.api.call(api.broadcast, { params: { id: made.id }, body }, agent);
  expect(sent.broadcasts).toMatchObject([{ total: 6, pending: 6 }]);
  const id = await broadcastOf(made.id);
  let starts = 0;
  const now = () => {
    if (++starts > 3) throw new Error('killed');
    return it.house.clock.now();
  };
  await expect(tellSome({ ...it.house, clock: { ...it.house.clock, now } }, id, null)).rejects.toThrow('killed');
  const half = await it.api.call(api.getIncident, { params: { id: made.id } }, agent);
  expect(half.broadcasts[0]?.pending).toBe(3);
  await Promise.all([tellSome(it.house, id, null), tellSome(it.house, id, null)]);
  await tellSome(it.house, id, null);
  for (const { id: caseId } of cases) expect(await told(caseId)).toHaveLength(1);
  const english = await told(cases[1]?.id ?? '');
  expect(english[0]?.text).toMatch(/^A pipe broke[^]*Expected to be solved: Monday/);
  expect((await told(cases[0]?.id ?? ''))[0]?.text).toMatch(
    /^Se ha roto[^]*Previsión de solución: lunes, 9 de noviembre de 2026, 18:00/,
  );
  expect(await told(phoned.id)).toEqual([]);
  const view = await it.api.call(api.getIncident, { params: { id: made.id } }, auditor);
  expect(view.broadcasts[0]).toMatchObject({ total: 6, mailed: 5, byHand: 1, pending: 0, skipped: 0 });
  expect((await it.api.call(casesApi.getCase, { params: { reference: snoozed.reference } }, agent)).snoozedUntil).toBe(
    until,
  );
  const receiver = await startReceiver();
  it.house.clock.advance(MINUTE);
  await sendDue(it.house, { relayUrl: receiver.url });
  await receiver.close();
  const updates = receiver.mails.filter(({ raw }) => /Se ha roto|A pipe broke/.test(raw));
  expect(updates).toHaveLength(5);
  const events = (await it.events(cases[0]?.id ?? '')).filter(({ type }) => type.startsWith('incident.'));
  expect(events.map(({ type }) => type)).toEqual(['incident.attached', 'incident.told']);
});

test('news reach who speaks another language, which is kept as such; who chose another way is told by a person', async () => {
  const catalan = await aCut(13, 'ca');
  const calls = await aCut(14);
  await db
    .updateTable('customer')
    .set({ preferred_channel: 'phone' })
    .where('id', 'in', db.selectFrom('case_file').select('customer_id').where('id', '=', calls.id) as never)
    .execute();
  const body = { ...open, references: [catalan.reference, calls.reference] };
  const made = await it.api.call(api.openIncident, { body }, lead);
  const textEs = 'Se ha roto una tubería en la calle Mayor y ya la están cambiando los compañeros de la brigada.';
  await it.api.call(api.broadcast, { params: { id: made.id }, body: { ...texts, textEs, reaches: 2 } }, lead);
  await tellSome(it.house, await broadcastOf(made.id), null);
  const { broadcasts } = await it.api.call(api.getIncident, { params: { id: made.id } }, auditor);
  expect(broadcasts[0]).toMatchObject({ mailed: 1, byHand: 1, pending: 0 });
  expect(await told(calls.id)).toEqual([]);
  expect(await told(catalan.id)).toMatchObject([{ text: textEs }]);
  const kept = await db
    .selectFrom('reply_exception')
    .select(['case_id', 'kind', 'expected', 'used'])
    .where('case_id', 'in', [catalan.id, calls.id])
    .execute();
  expect(kept).toEqual([{ case_id: catalan.id, kind: 'language', expected: 'ca', used: 'es' }]);
});

test('closing it closes no case; what is resolved meanwhile is told nothing', async () => {
  const [one, two] = [await aCut(11), await aCut(12)];
  const made = await it.api.call(
    api.openIncident,
    { body: { ...open, references: [one.reference, two.reference] } },
    lead,
  );
  await it.api.call(api.broadcast, { params: { id: made.id }, body: { ...texts, reaches: 2 } }, lead);
  const petitions = [{ text: 'Agua', outcome: 'granted' as const, reason: 'Ya hay agua' }];
  const answer = { petitions, text: 'Ya hay agua en el portal 11 de la calle Mayor.' };
  await it.api.call(casesApi.resolve, { params: { reference: one.reference }, body: answer }, agent);
  await tellSome(it.house, await broadcastOf(made.id), null);
  const closed = await it.api.call(api.closeIncident, { params: { id: made.id }, body: {} }, lead);
  expect(closed).toMatchObject({ state: 'closed', broadcasts: [{ mailed: 1, skipped: 1 }] });
  expect((await it.api.call(casesApi.getCase, { params: { reference: two.reference } }, agent)).ball).toBe('ours');
  expect((await it.api.refused(api.closeIncident, { params: { id: made.id }, body: {} }, lead)).code).toBe(
    'incident.closed',
  );
});

test('cases alike join at once, only those the person sees; a foreign one is not found', async () => {
  const elsewhere = await aTeam(it.house, 'Otra');
  it.house.clock.advance(MINUTE);
  const since = it.house.clock.now().toISOString();
  const mine = [await aCut(21), await aCut(22)];
  const foreign = await aCut(23, 'es', { teamId: elsewhere.id });
  const made = await it.api.call(api.openIncident, { body: open }, agent);
  const like = { words: 'CORTE de agua', receivedFrom: since };
  const view = await it.api.call(api.attachCases, { params: { id: made.id }, body: { like } }, agent);
  expect(view.attached.map(({ reference }) => reference).toSorted()).toEqual(
    mine.map(({ reference }) => reference).toSorted(),
  );
  const named = { params: { id: made.id }, body: { references: [foreign.reference] } };
  expect((await it.api.refused(api.attachCases, named, agent)).code).toBe('case.not_found');
  await it.api.call(api.attachCases, named, lead);
  const seen = await it.api.call(api.getIncident, { params: { id: made.id } }, agent);
  expect([seen.cases, seen.attached.length]).toEqual([3, 2]);
  const less = await it.api.call(
    api.detachCase,
    { params: { id: made.id, reference: mine[0]?.reference ?? '' } },
    agent,
  );
  expect(less.cases).toBe(2);
  const none = { params: { id: made.id }, body: { like: { words: 'elefante' } } };
  expect((await it.api.refused(api.attachCases, none, agent)).code).toBe('incident.none_alike');
  expect((await it.api.refused(api.openIncident, { body: open }, auditor)).status).toBe(403);
  expect(
    (await it.api.refused(api.getIncident, { params: { id: made.id } }, it.callers.area_member)).status,
  ).toBeGreaterThan(402);
});

test('more people than one may write to in a burst: whoever leads the team sends it', async () => {
  await db
    .insertInto('setting')
    .values({
      key: 'mail.limits',
      value: JSON.stringify({ burstRecipients: 1 }),
      changed_at: it.house.clock.now(),
      changed_by: 'tests',
    } as never)
    .execute();
  const references = [(await aCut(31)).reference, (await aCut(32)).reference];
  const made = await it.api.call(api.openIncident, { body: { ...open, references } }, agent);
  expect(made.can).toMatchObject({ broadcast: 'incident.broadcast_needs_lead' });
  const send = { params: { id: made.id }, body: { ...texts, reaches: 2 } };
  expect((await it.api.refused(api.broadcast, send, agent)).code).toBe('incident.broadcast_needs_lead');
  expect((await it.api.call(api.broadcast, send, lead)).broadcasts).toHaveLength(1);
  await db.deleteFrom('setting').where('key', '=', 'mail.limits').execute();
});

test('the public pages say what was written for them, while it is open', async () => {
  const wrong = { body: { ...open, public: true } };
  expect((await it.api.refused(api.openIncident, wrong, lead)).code).toBe('incident.public_needs_text');
  const publicText = 'Hay un corte de agua en la calle Mayor. Estará resuelto esta tarde.';
  const made = await it.api.call(api.openIncident, { body: { ...open, public: true, publicText } }, lead);
  expect(await publicIncidents(db, 'en')).toMatchObject([{ text: publicText }]);
  const edited = { params: { id: made.id }, body: { publicTextEn: 'No water in Calle Mayor until this evening.' } };
  await it.api.call(api.editIncident, edited, lead);
  expect(await publicIncidents(db, 'en')).toMatchObject([{ text: 'No water in Calle Mayor until this evening.' }]);
  await it.api.call(api.closeIncident, { params: { id: made.id }, body: {} }, lead);
  expect(await publicIncidents(db, 'es')).toEqual([]);
});
