import { afterAll, expect, test } from 'vitest';
import { addMs, HOUR } from '#platform/clock/index.ts';
import { record } from '#platform/log/index.ts';
import { system } from '#platform/work/index.ts';
import type { Caller } from '#tests/support/api.ts';
import { catchUp } from '#tests/support/follow.ts';
import { aTeam } from '#tests/support/people.ts';
import { aMail, casesHouse } from '../cases/cases.fixture.ts';
import { casesApi } from '../cases/contract.ts';
import { addInbound } from '../cases/index.ts';
import { identityApi } from '../identity/contract.ts';
import { publishArticle, reviewArticle, sweepReviews, writeArticle } from '#areas/knowledge/index.ts';
import { notificationsApi as api } from './contract.ts';
import { mailDigests } from './digest.ts';
import { reader } from './follow.ts';
import { parts } from './index.ts';
import { sweepNotifications, tellCritical } from './sweep.ts';

const it = await casesHouse([parts]);
afterAll(it.close);
const { agent, lead } = it.callers;
const told = async (who: Caller) => {
  await catchUp(it.house, reader);
  const { cases, unseen } = await it.api.call(api.listNotifications, {}, who);
  return {
    unseen,
    cases: cases.map(({ reference, notifications }) => [reference, ...notifications.map(({ kind }) => kind)]),
  };
};

test('a case given to somebody, its customer’s answer and a mention reach whom they ask for, once, and nobody else', async () => {
  const { id, reference } = await it.aCase();
  const params = { reference };
  await it.api.call(casesApi.assign, { params, body: { ownerId: it.people.agent.id } }, lead);
  await it.as(system('intake'), (work) =>
    addInbound(work, id, aMail(work.now, { text: '¿Y bien?', threadedBy: 'references' })),
  );
  const mention = { text: 'Mira esto, Javier', mentions: [it.people.lead.id], fileIds: [] };
  await it.api.call(casesApi.addNote, { params, body: mention }, agent);
  expect(await told(agent)).toEqual({ unseen: 1, cases: [[reference, 'replied', 'assigned']] });
  expect(await told(lead)).toEqual({ unseen: 1, cases: [[reference, 'mentioned']] });
  expect(await told(it.callers.director)).toEqual({ unseen: 0, cases: [] });
  const { cases } = await it.api.call(api.listNotifications, {}, agent);
  expect(cases[0]).toMatchObject({
    subject: 'Pedido incompleto',
    customer: 'Ana Ruiz',
    notifications: [{ by: null, seen: false }, { by: it.people.lead.name }],
  });
  // Read again from the start, nobody is told twice.
  await it.house.database.db
    .updateTable('reader_cursor')
    .set({ tx: '0', id: 0 })
    .where('reader', '=', reader.name)
    .execute();
  expect(await told(agent)).toEqual({ unseen: 1, cases: [[reference, 'replied', 'assigned']] });
  expect(await it.api.call(api.seeNotifications, { body: { reference } }, agent)).toEqual({ seen: 2 });
  expect(await it.api.call(api.seeNotifications, { body: {} }, agent)).toEqual({ seen: 0 });
  expect((await told(agent)).unseen).toBe(0);
  expect((await told(lead)).unseen).toBe(1);
});

test('an answer that waits to leave is told to whoever has the case', async () => {
  const { id, reference } = await it.aCase();
  await it.api.call(casesApi.assign, { params: { reference }, body: { ownerId: it.people.agent.id } }, lead);
  await it.as(system('cases'), async (work) => record(work, ['case', id], 'case.reply_late', { author: null }));
  expect((await told(agent)).cases).toContainEqual([reference, 'unsent', 'assigned']);
});

test('of a case that somebody may not open any more they are told nothing', async () => {
  const { id, reference } = await it.aCase();
  await it.api.call(casesApi.assign, { params: { reference }, body: { ownerId: it.people.agent.id } }, lead);
  expect((await told(agent)).cases.map(([one]) => one)).toContain(reference);
  const elsewhere = await aTeam(it.house, 'Otro equipo');
  await it.house.database.db
    .updateTable('case_inbox')
    .set({ owner_id: it.people.lead.id, team_id: elsewhere.id })
    .where('case_id', '=', id)
    .execute();
  expect((await told(agent)).cases.map(([one]) => one)).not.toContain(reference);
});

test('what nobody saw in half an hour comes by mail to whoever wants it, once, within their hours', async () => {
  const mails = async () =>
    (await it.house.database.db.selectFrom('outbox').select('mail').where('kind', '=', 'system').execute())
      .map(({ mail }) => mail as { subject: string; text: string })
      .filter(({ text }) => text.includes('/app/mi-dia'));
  const { reference } = await it.aCase({ given: { subject: 'Sin ver' } });
  await it.api.call(casesApi.assign, { params: { reference }, body: { ownerId: it.people.agent.id } }, lead);
  await told(agent);
  const at = async (time: string): Promise<number> => {
    it.house.clock.set(`2026-11-09T${time}:00.000Z`);
    return mailDigests(it.house);
  };
  expect(await at('09:31')).toBe(0);
  await it.api.call(identityApi.updateMe, { body: { preferences: { digest: true } } }, agent);
  expect(await at('09:29')).toBe(0);
  expect(await at('22:00')).toBe(0);
  expect(await at('09:31')).toBe(1);
  expect(await at('09:50')).toBe(0);
  const [mail] = await mails();
  expect(mail?.text).toContain(`${reference} Sin ver: te ha llegado el caso`);
});

test('whoever owns an article is told when it is to be read through, once for each day, and until it is', async () => {
  const owner = it.callers.director;
  const facts = {
    audience: 'internal' as const,
    language: 'es' as const,
    sectionId: null,
    families: [],
    translationOf: null,
  };
  const reviewOn = it.house.clock.now().toISOString().slice(0, 10);
  const id = await it.as(system('tests'), async (work) => {
    const given = { title: 'Portes', html: '<p>Doce euros.</p>', reviewOn, gapId: null };
    const made = await writeArticle(work, it.people.director.id, { ...facts, ...given });
    await publishArticle(work, made, 1);
    return made;
  });
  for (const _ of [1, 2]) {
    await sweepReviews(it.house);
    await catchUp(it.house, reader);
  }
  const before = await it.api.call(api.listNotifications, {}, owner);
  expect(before).toMatchObject({ unseen: 1, articles: [{ id, title: 'Portes', seen: false }] });
  expect((await it.api.call(api.listNotifications, {}, agent)).articles).toEqual([]);
  await it.api.call(api.seeNotifications, { body: { articleId: id } }, owner);
  expect(await it.api.call(api.listNotifications, {}, owner)).toMatchObject({ unseen: 0, articles: [{ seen: true }] });
  await it.as(system('tests'), (work) => reviewArticle(work, id, null));
  expect((await it.api.call(api.listNotifications, {}, owner)).articles).toEqual([]);
});

test('a term that turns critical is told to its owner, once; what is old goes', async () => {
  const { id, reference } = await it.aCase();
  await it.api.call(casesApi.assign, { params: { reference }, body: { ownerId: it.people.agent.id } }, lead);
  const { due_critical_at: critical } = await it.house.database.db
    .selectFrom('case_inbox')
    .select('due_critical_at')
    .where('case_id', '=', id)
    .executeTakeFirstOrThrow();
  it.house.clock.set(addMs(critical as Date, HOUR).toISOString());
  expect(await tellCritical(it.house)).toBeGreaterThan(0);
  expect(await tellCritical(it.house)).toBe(0);
  expect((await told(agent)).cases.find(([one]) => one === reference)).toContain('critical');
  it.house.clock.set(addMs(critical as Date, 24 * 70 * HOUR).toISOString());
  await sweepNotifications(it.house);
  const left = await it.house.database.db.selectFrom('notification').select('id').execute();
  expect(left).toEqual([]);
});
