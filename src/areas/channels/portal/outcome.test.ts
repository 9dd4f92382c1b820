import { afterAll, expect, test } from 'vitest';
import { casesHouse } from '#areas/cases/cases.fixture.ts';
import { casesApi as api } from '#areas/cases/contract.ts';
import { publicCase, publicMessages, publicPetitions, publicSteps } from './store.ts';

const it = await casesHouse();
afterAll(it.close);
const { db } = it.house.database;
const { agent } = it.callers;
const petitions = [{ text: 'Que envíen la silla', outcome: 'granted' as const, reason: 'Faltaba de verdad' }];

async function shown(id: string) {
  const [found, told, steps] = [await publicCase(db, id), await publicPetitions(db, id), await publicSteps(db, id)];
  return {
    ball: found?.ball,
    resolvedAt: found?.resolvedAt,
    told: told.map((one) => one.outcome),
    resolved: steps.some((step) => step.type === 'resolved'),
  };
}
const said = async (id: string) => (await publicMessages(db, id)).messages.map(({ text }) => text);
const UNTOLD = { ball: 'ours', resolvedAt: null, told: [], resolved: false };

test('what a case was resolved with is not theirs to read until the answer that says it has left', async () => {
  const { id, reference } = await it.aCase();
  await it.api.call(api.resolve, { params: { reference }, body: { petitions, text: 'Sale hoy.' } }, agent);
  expect(await shown(id)).toEqual(UNTOLD);
  // A yes, or a relay, it waits for: it may still be taken back, and so is its answer nobody's to read.
  for (const state of ['needs_yes', 'waiting', 'queued']) {
    await db.updateTable('outbox').set({ state, attempts: 0 }).where('case_id', '=', id).execute();
    expect(await shown(id)).toEqual(UNTOLD);
    expect(await said(id)).not.toContain('Sale hoy.');
  }
  await db.updateTable('outbox').set({ state: 'sent' }).where('case_id', '=', id).execute();
  const told = { ball: 'resolved', resolvedAt: it.house.clock.now(), told: ['granted'], resolved: true };
  expect(await shown(id)).toEqual(told);
  expect(await said(id)).toContain('Sale hoy.');
});

test('nor where it was resolved on an answer that is to leave later', async () => {
  const { id, reference } = await it.aCase();
  const sendAt = '2026-11-10T09:00:00.000Z';
  await it.api.call(api.reply, { params: { reference }, body: { text: 'Sale mañana.', then: 'keep', sendAt } }, agent);
  await it.api.call(api.resolve, { params: { reference }, body: { petitions } }, agent);
  expect(await shown(id)).toEqual(UNTOLD);
  await db.updateTable('outbox').set({ state: 'deferred', attempts: 1 }).where('case_id', '=', id).execute();
  expect(await shown(id)).toMatchObject({ ball: 'resolved', told: ['granted'], resolved: true });
});

test('what was said on the phone has been told', async () => {
  const { id, reference } = await it.aCase({ given: { channel: 'phone', requester: null } });
  await it.api.call(api.resolve, { params: { reference }, body: { petitions, text: 'Sale hoy.' } }, agent);
  expect(await shown(id)).toMatchObject({ ball: 'resolved', told: ['granted'], resolved: true });
});
