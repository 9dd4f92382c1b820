import { afterAll, expect, test } from 'vitest';
import { HOUR } from '#platform/clock/index.ts';
import { record } from '#platform/log/index.ts';
import { sendDue } from '#platform/mail/outbox/sending/sender.ts';
import { system } from '#platform/work/index.ts';
import { aMail, casesHouse } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';
import { addInbound, recomputeTargets } from '../index.ts';

const it = await casesHouse();
afterAll(it.close);
const { db } = it.house.database;
const { agent, lead } = it.callers;
const inbox = (caseId: string) =>
  db.selectFrom('case_inbox').selectAll().where('case_id', '=', caseId).executeTakeFirstOrThrow();
const outbox = (messageId: string) =>
  db.selectFrom('outbox').selectAll().where('message_id', '=', messageId).executeTakeFirst();
const reply = (reference: string, body: object, who = agent) =>
  it.api.call(api.reply, { params: { reference }, body: { text: 'Sale mañana.', ...body } }, who);
const refused = async (reference: string, body: object) =>
  it.api.refused(api.reply, { params: { reference }, body: { text: 'Sale mañana.', ...body } }, agent);

/** What the outbox records when a mail has left or come back. */
async function mailTells(
  type: 'mail.sent' | 'mail.failed' | 'mail.bounced',
  messageId: string,
  states: string | ((address: string) => string),
): Promise<void> {
  const mail = await outbox(messageId);
  const recipients = ((mail?.recipients ?? []) as { address: string; state: string }[]).map((one) => ({
    ...one,
    state: typeof states === 'string' ? states : states(one.address),
  }));
  await db
    .updateTable('outbox')
    .set({
      recipients: JSON.stringify(recipients),
      state: type === 'mail.sent' ? 'sent' : type === 'mail.failed' ? 'failed' : 'bounced',
    })
    .where('id', '=', mail?.id as string)
    .execute();
  await it.as(system('outbox'), async (work) =>
    record(work, ['mail', mail?.id as string], type, {
      messageId,
      caseId: mail?.case_id as string,
      kind: mail?.kind as string,
    }),
  );
  await it.react();
}

test('a reply is stored, queued in the same thread, and gives the ball to the customer', async () => {
  const { id, reference } = await it.aCase();
  const view = await reply(reference, {});
  expect(view).toMatchObject({ ball: 'customer', owner: { id: it.people.agent.id } });
  const message = view.messages.at(-1);
  expect(message).toMatchObject({
    direction: 'out',
    text: 'Sale mañana.',
    to: [{ name: 'Ana Ruiz', address: 'ana@cliente.example' }],
    author: { id: it.people.agent.id },
    delivery: { state: 'held' },
    can: { undo: true },
  });
  const mail = await outbox(message?.id as string);
  expect(mail).toMatchObject({
    kind: 'reply',
    state: 'held',
    case_id: id,
    next_try_at: new Date(it.house.clock.now().getTime() + 10_000),
  });
  const first = view.messages[0];
  expect(JSON.stringify(mail?.mail)).toContain(
    (
      await db
        .selectFrom('message')
        .select('mail_id')
        .where('id', '=', first?.id as string)
        .executeTakeFirstOrThrow()
    ).mail_id?.slice(1, -1),
  );
  const events = (await it.events(id)).map((event) => event.type);
  expect(events).toEqual(expect.arrayContaining(['case.taken', 'case.reply_written']));
  expect((await it.events(id)).findLast((event) => event.type === 'case.reply_written')?.data).toMatchObject({
    ball: 'customer',
    waits: true,
    then: 'wait',
  });
  expect(view.targets.find((target) => target.kind === 'resolve')).toMatchObject({ state: 'paused' });
});

test('it counts as answered when it has left', async () => {
  const { id, reference } = await it.aCase();
  const messageId = (await reply(reference, {})).messages.at(-1)?.id as string;
  expect(await db.selectFrom('case_file').select('first_reply_at').where('id', '=', id).executeTakeFirst()).toEqual({
    first_reply_at: null,
  });
  it.house.clock.advance(12_000);
  await mailTells('mail.sent', messageId, 'sent');
  const view = await it.api.call(api.getCase, { params: { reference } }, agent);
  expect(view.firstReplyAt).toBe(it.house.clock.now().toISOString());
  expect(
    view.targets
      .filter((target) => target.state === 'met')
      .map((target) => target.kind)
      .toSorted(),
  ).toEqual(['acknowledge', 'first_reply', 'take_in_charge']);
  expect((await recomputeTargets(db, id)).find((target) => target.kind === 'first_reply')?.metAt).toEqual(
    it.house.clock.now(),
  );
  expect(view).toMatchObject({ ball: 'customer', can: { reply: true } });
});

test('one that comes back marks the address and brings the case to us', async () => {
  const { id, reference } = await it.aCase();
  const messageId = (await reply(reference, {})).messages.at(-1)?.id as string;
  await mailTells('mail.bounced', messageId, 'bounced');
  const view = await it.api.call(api.getCase, { params: { reference } }, agent);
  expect(view.ball).toBe('ours');
  expect(view.participants).toMatchObject([{ address: 'ana@cliente.example', bounced: true }]);
  expect((await it.events(id)).findLast((event) => event.type === 'case.reply_failed')?.data).toMatchObject({
    message: messageId,
    lost: 1,
    ball: 'ours',
    waits: false,
  });
  await mailTells('mail.sent', messageId, 'sent');
  expect((await inbox(id)).ball).toBe('customer');
});

test('one that comes back from whom it is for brings the case to us, although a copy arrived; a lost copy does not', async () => {
  const { id, reference } = await it.aCase();
  const messageId = (await reply(reference, { cc: ['luis@otro.example'] })).messages.at(-1)?.id as string;
  await mailTells('mail.bounced', messageId, (address) => (address === 'luis@otro.example' ? 'bounced' : 'sent'));
  expect((await inbox(id)).ball).toBe('customer');
  await mailTells('mail.bounced', messageId, (address) => (address === 'luis@otro.example' ? 'sent' : 'bounced'));
  expect((await inbox(id)).ball).toBe('ours');
  await mailTells('mail.sent', messageId, 'sent');
  expect((await inbox(id)).ball).toBe('customer');
});

test('T22: taken back before it leaves, by its writer only, and the case is as before', async () => {
  const { id, reference } = await it.aCase();
  const { id: fileId } = (
    await it.api.send(api.uploadFile, { query: { name: 'hoja.txt' } }, agent, {
      content: { type: 'application/octet-stream', bytes: 'hola' },
    })
  ).json<{ id: string }>();
  const view = await reply(reference, { fileIds: [fileId] });
  const messageId = view.messages.at(-1)?.id as string;
  const undo = { params: { reference, messageId }, body: {} };
  expect((await it.api.refused(api.undoReply, undo, lead)).code).toBe('message.not_yours');
  const undone = await it.api.call(api.undoReply, undo, agent);
  expect(undone.ball).toBe('ours');
  expect(undone.messages.some((message) => message.id === messageId)).toBe(false);
  expect(await outbox(messageId)).toMatchObject({ state: 'undone' });
  expect((await it.events(id)).findLast((event) => event.type === 'case.reply_undone')?.data).toMatchObject({
    message: messageId,
    ball: 'ours',
    waits: false,
  });
  expect((await it.api.refused(api.undoReply, undo, agent)).code).toBe('message.not_found');
  // Its files are free again.
  expect((await reply(reference, { fileIds: [fileId] })).messages.at(-1)?.attachments).toMatchObject([
    { name: 'hoja.txt', type: 'text/plain' },
  ]);
  await db
    .updateTable('outbox')
    .set({ state: 'sending' })
    .where('case_id', '=', id)
    .where('state', '=', 'held')
    .execute();
  const second = (await it.api.call(api.getCase, { params: { reference } }, agent)).messages.at(-1)?.id as string;
  expect(
    (await it.api.refused(api.undoReply, { params: { reference, messageId: second }, body: {} }, agent)).code,
  ).toBe('message.already_sent');
});

test('the first send stops when the thread moved meanwhile; insisting passes', async () => {
  const { id, reference } = await it.aCase();
  const { version } = await it.api.call(api.getCase, { params: { reference } }, agent);
  await it.as(system('intake'), (work) =>
    addInbound(work, id, aMail(work.now, { text: 'Y otra cosa…', threadedBy: 'token' })),
  );
  expect(await refused(reference, { basedOn: version })).toMatchObject({ status: 409, code: 'case.moved_meanwhile' });
  expect((await reply(reference, { basedOn: version, insist: true })).ball).toBe('customer');
  expect(await refused(reference, { basedOn: version })).toMatchObject({ code: 'case.moved_meanwhile' });
});

test('recipients: checked, each once, never ourselves; newcomers take part from now on', async () => {
  const { id, reference } = await it.aCase({ message: { cc: [{ name: 'Luis', address: 'luis@otro.example' }] } });
  for (const to of ['no es correo', 'ana@', 'hola@ribera.example', '"x y"@z.example'])
    expect(await refused(reference, { to: [to] }), to).toMatchObject({ code: 'case.recipient_invalid' });
  const view = await reply(reference, {
    to: ['ana@cliente.example', 'Ana <ANA@cliente.example>'],
    cc: ['luis@otro.example', 'ana@cliente.example'],
    bcc: ['jefa@otro.example'],
  });
  expect(view.messages.at(-1)).toMatchObject({
    to: [{ address: 'ana@cliente.example' }],
    cc: [{ address: 'luis@otro.example', name: 'Luis' }],
    bcc: [{ address: 'jefa@otro.example' }],
    recipientsTotal: 3,
  });
  expect(view.participants.map((one) => [one.address, one.role]).toSorted()).toEqual([
    ['ana@cliente.example', 'requester'],
    ['luis@otro.example', 'copied'],
  ]);
  const added = (await it.events(id)).filter((event) => event.type === 'case.participant_added');
  expect(added).toHaveLength(1);
  expect(JSON.stringify(added)).not.toContain('luis');
  expect((await refused(reference, { to: [], cc: ['luis@otro.example'] })).code).toBe('case.no_recipient');
});

test('a case without e-mail is answered by voice or letter, and that is an answer', async () => {
  const { id, reference } = await it.aCase({
    given: { channel: 'phone', requester: null },
    message: { channel: 'phone', from: { name: 'Rosa', address: '' } },
  });
  const view = await reply(reference, {});
  expect(view.messages.at(-1)).toMatchObject({ channel: 'phone', to: [], delivery: null });
  expect(view.firstReplyAt).not.toBeNull();
  expect(await db.selectFrom('outbox').select('id').where('case_id', '=', id).execute()).toEqual([]);
  expect((await it.events(id)).map((event) => event.type)).toContain('case.reply_sent');
  const mail = await it.aCase({ given: { requester: null }, message: { from: { name: '', address: '' } } });
  expect((await refused(mail.reference, {})).code).toBe('case.no_recipient');
  // They wrote by mail and get a letter: somebody must say why.
  expect((await refused(mail.reference, { to: [] })).code).toBe('case.other_way');
  const letter = await reply(mail.reference, { to: [], reasons: { channel: 'No se le puede escribir' } });
  expect(letter.messages.at(-1)).toMatchObject({ channel: 'post' });
});

test('T21: somebody else’s file, or one used already, is no file', async () => {
  const { reference } = await it.aCase();
  const uploaded = (
    await it.api.send(api.uploadFile, { query: { name: 'a.png' } }, lead, {
      content: { type: 'application/octet-stream', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
    })
  ).json<{ id: string; type: string }>();
  expect(uploaded.type).toBe('image/png');
  expect((await refused(reference, { fileIds: [uploaded.id] })).code).toBe('file.not_found');
  await reply(reference, { fileIds: [uploaded.id] }, lead);
  expect(
    (await it.api.refused(api.reply, { params: { reference }, body: { text: 'x', fileIds: [uploaded.id] } }, lead))
      .code,
  ).toBe('file.not_found');
});

test('an answer that cannot leave for hours gives the ball back to us, and to the customer once it leaves', async () => {
  const { id, reference } = await it.aCase();
  const messageId = (await reply(reference, { text: '¿Qué silla falta?' })).messages.at(-1)?.id as string;
  it.house.clock.advance(5 * HOUR);
  await sendDue(it.house, {});
  await it.react();
  expect((await inbox(id)).ball).toBe('ours');
  const told = (await it.events(id)).findLast((event) => event.type === 'case.reply_late');
  expect(told?.data).toMatchObject({ message: messageId, author: it.people.agent.id, ball: 'ours', waits: false });
  expect((await recomputeTargets(db, id)).find((target) => target.kind === 'first_reply')?.state).toBe('running');
  await mailTells('mail.sent', messageId, 'sent');
  expect((await inbox(id)).ball).toBe('customer');
});
