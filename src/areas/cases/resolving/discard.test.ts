import { afterAll, expect, test } from 'vitest';
import { DAY } from '#platform/clock/index.ts';
import { sendDue } from '#platform/mail/outbox/index.ts';
import { startReceiver } from '#platform/mail/outbox/outbox.fixture.ts';
import { reading } from '#platform/work/index.ts';
import { casesHouse } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';
import { casePdf } from '../index.ts';
import { textOf } from '../pdf/pdf-text.fixture.ts';

const it = await casesHouse();
afterAll(it.close);
const { agent, lead } = it.callers;
const read = (reference: string) => it.api.call(api.getCase, { params: { reference } }, agent);
const put = (reference: string) =>
  it.api.call(api.discard, { params: { reference }, body: { reason: 'not_ours' } }, lead);

test('a discarded case says so wherever it is shown, until it is opened again; it never says resolved', async () => {
  const [one, other] = [await it.aCase(), await it.aCase()];
  await it.api.call(
    api.link,
    { params: { reference: other.reference }, body: { other: one.reference, kind: 'related' } },
    agent,
  );
  expect(await put(one.reference)).toMatchObject({ ball: 'resolved', discarded: true });
  const list = await it.api.call(api.listCases, { query: { ball: 'resolved', view: 'all' } }, agent);
  expect(list.cases.find((row) => row.id === one.id)).toMatchObject({ discarded: true });
  expect((await read(other.reference)).links).toMatchObject([{ reference: one.reference, discarded: true }]);
  const pdf = async (internal: boolean) =>
    textOf(await casePdf(reading(it.house, it.person('lead')), one.id, { internal, language: 'es' })).text;
  for (const [internal, word] of [
    [true, 'Descartado'],
    [false, 'Cerrado'],
  ] as const) {
    expect(await pdf(internal)).toContain(word);
    expect(await pdf(internal)).not.toContain('Resuelto');
  }
  const again = await it.api.call(api.reopen, { params: { reference: one.reference }, body: {} }, agent);
  expect(again).toMatchObject({ ball: 'ours', discarded: false });
  expect((await read(other.reference)).links).toMatchObject([{ discarded: false }]);
});

test('a reply in its undo seconds, and one for later, do not leave once their case is discarded; their words stay', async () => {
  const { id, reference } = await it.aCase();
  const sendAt = new Date(it.house.clock.now().getTime() + DAY).toISOString();
  for (const body of [{ text: 'Sale hoy mismo.' }, { text: 'Llega mañana.', sendAt }])
    await it.api.call(api.reply, { params: { reference }, body }, agent);
  const view = await put(reference);
  const ours = view.messages.filter((message) => message.direction === 'out' && !message.automatic);
  expect(ours.map(({ text, delivery }) => [text, delivery?.state])).toEqual([
    ['Sale hoy mismo.', 'undone'],
    ['Llega mañana.', 'undone'],
  ]);
  const events = (await it.events(id)).map((event) => event.type);
  expect(events.slice(-3)).toEqual(['case.reply_undone', 'case.reply_undone', 'case.discarded']);
  it.house.clock.advance(2 * DAY);
  const receiver = await startReceiver();
  await sendDue(it.house, { relayUrl: receiver.url });
  await receiver.close();
  expect(receiver.mails.filter(({ raw }) => /Sale hoy|Llega/.test(raw))).toEqual([]);
  // Opened again nobody has answered yet: what never left is no last word, and nothing of it leaves now either.
  const again = await it.api.call(
    api.reopen,
    { params: { reference }, body: {} },
    await it.api.signedIn(it.people.agent),
  );
  expect(again).toMatchObject({ ball: 'ours', firstReplyAt: null });
  expect(again.messages.map((message) => message.text)).toContain('Llega mañana.');
});
