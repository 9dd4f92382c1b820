import { afterAll, expect, test } from 'vitest';
import { system } from '#platform/work/index.ts';
import { aMail, casesHouse } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';
import { addInbound } from '../index.ts';

const it = await casesHouse();
afterAll(it.close);
const { agent } = it.callers;

test('taken back, the case is nobody’s and snoozed again, as it stood; not when the customer wrote meanwhile', async () => {
  const until = new Date(it.house.clock.now().getTime() + 3 * 86_400_000).toISOString();
  const snoozed = async () => {
    const { id, reference } = await it.aCase();
    await it.api.call(api.snooze, { params: { reference }, body: { until } }, agent);
    const written = await it.api.call(api.reply, { params: { reference }, body: { text: 'Sale mañana.' } }, agent);
    expect(written).toMatchObject({ owner: { id: it.people.agent.id }, snoozedUntil: null });
    return { id, undo: { params: { reference, messageId: written.messages.at(-1)?.id as string }, body: {} } };
  };
  const quiet = await snoozed();
  expect(await it.api.call(api.undoReply, quiet.undo, agent)).toMatchObject({
    owner: null,
    ball: 'snoozed',
    snoozedUntil: until,
  });
  const moved = await snoozed();
  it.house.clock.advance(2_000);
  await it.as(system('intake'), (work) => addInbound(work, moved.id, aMail(work.now, { text: '¿Y bien?' })));
  expect(await it.api.call(api.undoReply, moved.undo, agent)).toMatchObject({ ball: 'ours', snoozedUntil: null });
});

test.each(['queued', 'waiting'])(
  'an answer that is %s may be taken back, and does not leave a discarded case',
  async (state) => {
    const { reference } = await it.aCase();
    const written = await it.api.call(api.reply, { params: { reference }, body: { text: 'Sale mañana.' } }, agent);
    const messageId = written.messages.at(-1)?.id as string;
    const rows = it.house.database.db.updateTable('outbox').where('message_id', '=', messageId);
    await rows.set({ state, attempts: 1 }).execute();
    const seen = () => it.api.call(api.getCase, { params: { reference } }, agent);
    expect((await seen()).messages.at(-1)?.can['undo']).toBe('message.already_sent');
    await rows.set({ attempts: 0 }).execute();
    expect((await seen()).messages.at(-1)?.can['undo']).toBe(true);
    await it.api.call(api.discard, { params: { reference }, body: { reason: 'not_ours' } }, agent);
    expect(
      await it.house.database.db.selectFrom('outbox').select('state').where('message_id', '=', messageId).execute(),
    ).toEqual([{ state: 'undone' }]);
  },
);

test('who leads keeps back what a colleague wrote for later, never within their seconds to undo; its words stay', async () => {
  const { id, reference } = await it.aCase();
  const { lead } = it.callers;
  const at = new Date(it.house.clock.now().getTime() + 3_600_000).toISOString();
  const write = async (body: object) => {
    const answer = { params: { reference }, body: { text: 'Sale mañana.', ...body } };
    return (await it.api.call(api.reply, answer, agent)).messages.at(-1)?.id as string;
  };
  const can = async (messageId: string, who = lead) => {
    const { messages } = await it.api.call(api.getCase, { params: { reference } }, who);
    return messages.find((message) => message.id === messageId)?.can['withdraw'];
  };
  const undo = (messageId: string) => ({ params: { reference, messageId }, body: {} });
  const soon = await write({});
  expect(await can(soon)).toBe('message.not_yours');
  expect((await it.api.refused(api.undoReply, undo(soon), lead)).code).toBe('message.not_yours');
  await it.api.call(api.undoReply, undo(soon), agent);
  const later = await write({ sendAt: at });
  expect([await can(later), await can(later, agent)]).toEqual([true, 'message.not_yours']);
  const kept = await it.api.call(api.undoReply, undo(later), lead);
  expect(kept).toMatchObject({ ball: 'ours', owner: { id: it.people.agent.id } });
  expect(kept.messages.at(-1)).toMatchObject({ id: later, text: 'Sale mañana.' });
  expect(
    await it.house.database.db.selectFrom('outbox').select('state').where('message_id', '=', later).execute(),
  ).toEqual([{ state: 'undone' }]);
  expect((await it.events(id)).at(-1)).toMatchObject({
    type: 'case.reply_undone',
    actor: `person:${it.people.lead.id}`,
  });
});
