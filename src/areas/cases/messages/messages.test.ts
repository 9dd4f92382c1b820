import { afterAll, expect, test } from 'vitest';
import { system } from '#platform/work/index.ts';
import { aMail, casesHouse } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';
import { addInbound, caseForThreading, recomputeTargets } from '../index.ts';

const it = await casesHouse();
afterAll(it.close);
const { db } = it.house.database;
const { agent } = it.callers;
const get = (reference: string) => it.api.call(api.getCase, { params: { reference } }, agent);
const arrives = (caseId: string, changes: Parameters<typeof aMail>[1]) =>
  it.as(system('intake'), (work) => addInbound(work, caseId, aMail(work.now, changes)));

test('a message of the customer brings the ball, wakes a snooze and counts as unread', async () => {
  const { id, reference } = await it.aCase();
  await it.api.call(api.reply, { params: { reference }, body: { text: '¿Qué silla?' } }, agent);
  await it.api.call(api.snooze, { params: { reference }, body: { until: '2026-11-12T08:00:00.000Z' } }, agent);
  await it.api.call(api.markSeen, { params: { reference }, body: { seen: true } }, agent);
  it.house.clock.advance(60_000);
  await arrives(id, { text: 'La azul' });
  expect(await get(reference)).toMatchObject({ ball: 'ours', snoozedUntil: null, unread: true, excerpt: 'La azul' });
  expect(await db.selectFrom('snooze').select('ended_by').where('case_id', '=', id).execute()).toEqual([
    { ended_by: 'customer' },
  ]);
  expect((await it.events(id)).at(-1)?.type).toMatch(/case\.(message_received|target_)/);
  expect((await recomputeTargets(db, id)).find((target) => target.kind === 'resolve')).toMatchObject({
    state: 'running',
  });
});

test('an auto-reply is kept and unread, and leaves the ball where it was', async () => {
  const { id, reference } = await it.aCase();
  await it.api.call(api.reply, { params: { reference }, body: { text: '¿Qué silla?' } }, agent);
  await arrives(id, { automatic: 'auto-reply', text: 'Estoy fuera hasta el lunes' });
  expect(await get(reference)).toMatchObject({ ball: 'customer', unread: true });
});

test('a held message waits for a judgement: released, its writer takes part', async () => {
  const { id, reference } = await it.aCase();
  const { messageId } = await arrives(id, {
    from: { name: 'Otra', address: 'otra@ajena.example' },
    heldReason: 'stranger',
    text: 'Yo también',
  });
  const held = (await get(reference)).messages.find((message) => message.id === messageId);
  expect(held).toMatchObject({ heldReason: 'stranger', can: { release: true, move: true } });
  const view = await it.api.call(api.releaseMessage, { params: { reference, messageId }, body: {} }, agent);
  expect(view.messages.find((message) => message.id === messageId)?.heldReason).toBeNull();
  expect(view.participants.map((one) => one.address)).toContain('otra@ajena.example');
  expect((await it.events(id)).findLast((event) => event.type === 'case.message_released')?.data).toEqual({
    message: messageId,
    reason: 'stranger',
  });
  expect((await it.api.refused(api.releaseMessage, { params: { reference, messageId }, body: {} }, agent)).code).toBe(
    'message.not_found',
  );
});

test('detached into a case of its own: origin kept, both read models follow, both logs tell', async () => {
  const { id, reference } = await it.aCase();
  const only = (await get(reference)).messages[0]?.id as string;
  expect(
    (await it.api.refused(api.moveMessage, { params: { reference, messageId: only }, body: {} }, agent)).code,
  ).toBe('case.move_only_message');
  const { messageId } = await arrives(id, {
    from: { name: 'Otra', address: 'otra@ajena.example' },
    subject: 'Mi propio pedido',
    text: 'El mío tampoco',
  });
  const view = await it.api.call(api.moveMessage, { params: { reference, messageId }, body: {} }, agent);
  expect(view.messages.map((message) => message.id)).not.toContain(messageId);
  expect(view.links).toMatchObject([{ kind: 'related', subject: 'Mi propio pedido' }]);
  const made = await get(view.links[0]?.reference as string);
  expect(made).toMatchObject({
    ball: 'ours',
    excerpt: 'El mío tampoco',
    messages: [{ id: messageId, threadedBy: 'moved', originReference: reference }],
    participants: [{ address: 'otra@ajena.example', role: 'requester' }],
  });
  for (const one of [id, made.id])
    expect((await it.events(one)).findLast((event) => event.type === 'case.message_moved')?.data).toMatchObject({
      message: messageId,
      from: id,
      to: made.id,
    });
  expect(await db.selectFrom('case_inbox').select('inbound_n').where('case_id', '=', id).executeTakeFirst()).toEqual({
    inbound_n: 1,
  });
});

test('moved into another case, which opens again for it', async () => {
  const [from, to] = [await it.aCase(), await it.aCase()];
  await it.api.call(
    api.resolve,
    {
      params: { reference: to.reference },
      body: { petitions: [{ text: 'x', outcome: 'informed', reason: 'y' }], text: 'Hecho' },
    },
    agent,
  );
  const { messageId } = await arrives(from.id, { text: 'Era del otro' });
  await it.api.call(
    api.moveMessage,
    { params: { reference: from.reference, messageId }, body: { to: to.reference } },
    agent,
  );
  expect(await get(to.reference)).toMatchObject({ ball: 'ours', resolvedAt: null, excerpt: 'Era del otro' });
  expect(
    (
      await it.api.refused(
        api.moveMessage,
        { params: { reference: to.reference, messageId }, body: { to: to.reference } },
        agent,
      )
    ).code,
  ).toBe('case.link_self');
});

test('a stranger’s only message goes to the case it belongs to; the one it leaves empty is discarded, and linked', async () => {
  const [from, to] = [await it.aCase({ message: { heldReason: 'stranger' } }), await it.aCase()];
  const [message] = (await get(from.reference)).messages;
  expect(message?.can).toMatchObject({ move: true });
  const params = { reference: from.reference, messageId: from.messageId };
  const left = await it.api.call(api.moveMessage, { params, body: { to: to.reference } }, agent);
  expect(left).toMatchObject({ ball: 'resolved', due: null, links: [{ reference: to.reference }] });
  expect(left.messages.filter((one) => one.automatic === null)).toEqual([]);
  expect((await it.events(from.id)).findLast((event) => event.type === 'case.discarded')?.data.reason).toBe('moved');
  expect((await get(to.reference)).messages.map((one) => one.id)).toContain(from.messageId);
});

test('many at once on one case: all kept, the log unbroken, nothing locked for ever', async () => {
  const { id, reference } = await it.aCase();
  const writes = Array.from({ length: 12 }, (_, n) =>
    n % 3 === 0
      ? it.api.call(api.addNote, { params: { reference }, body: { text: `Nota ${n}` } }, agent)
      : n % 3 === 1
        ? it.api.call(api.reply, { params: { reference }, body: { text: `Respuesta ${n}` } }, agent)
        : arrives(id, { text: `Mensaje ${n}` }),
  );
  await Promise.all(writes);
  const view = await get(reference);
  expect(view.messages.filter((message) => message.direction === 'in')).toHaveLength(5);
  expect(view.notes).toHaveLength(4);
  expect(view.events.map((event) => event.n)).toEqual(view.events.map((_, n) => n + 1));
});

test('candidates for threading: by reference, by id, by the mails it answers, with who may write', async () => {
  const { id, reference, messageId } = await it.aCase({
    message: { mailId: '<uno@x.example>', cc: [{ name: '', address: 'copia@x.example' }] },
  });
  const participants = expect.arrayContaining([
    { address: 'ana@cliente.example', role: 'requester' },
    { address: 'copia@x.example', role: 'third_party' },
  ]);
  expect(await caseForThreading(db, { reference })).toMatchObject([{ caseId: id, mailId: null, participants }]);
  expect(await caseForThreading(db, { caseId: id })).toMatchObject([{ reference }]);
  expect(await caseForThreading(db, { mailIds: ['<nada@x.example>', '<uno@x.example>'] })).toMatchObject([
    { caseId: id, mailId: '<uno@x.example>' },
  ]);
  expect(await caseForThreading(db, { reference: 'RC-1' })).toEqual([]);
  expect(messageId).toBeTruthy();
});

test('the frame: only our clean HTML, its pictures, and a policy of its own', async () => {
  const bytes = Buffer.from('89504e470d0a1a0a', 'hex');
  const stored = await it.house.files.put(bytes);
  // As the mail cleaner leaves it: pictures by their content.
  const html = `<p>Hola <img src="cid:${stored.sha256}" alt="Logo"> <img data-remote-src="http://lejos.example/a.png?x=1&amp;y=2"></p><blockquote data-quoted="">antes</blockquote>`;
  const { messageId } = await it.aCase({
    message: {
      html,
      hasRemote: true,
      attachments: [{ ...stored, name: 'logo.png', type: 'image/png', inline: true, contentId: 'Logo@1' }],
    },
  });
  const frame = (query: object) => it.api.send(api.messageFrame, { params: { id: messageId }, query }, agent);
  const shown = await frame({});
  const attachment = await db
    .selectFrom('attachment')
    .select('id')
    .where('message_id', '=', messageId)
    .executeTakeFirstOrThrow();
  expect(shown.body).toContain(`src="/api/v1/attachments/${attachment.id}?inline=true"`);
  expect(shown.body).not.toContain('lejos.example');
  expect(shown.body).toContain('<details class="fold"><summary>Mensaje citado</summary></details>');
  expect(shown.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  expect(shown.headers['content-security-policy']).toMatch(/^default-src 'none'; img-src 'self' data:; /);
  expect(shown.headers['content-security-policy']).not.toMatch(/script-src|allow-scripts/);
  const withImages = await frame({ images: 'true', theme: 'dark' });
  expect(withImages.body).toContain('src="https://lejos.example/a.png?x=1&amp;y=2" referrerpolicy="no-referrer"');
  expect(withImages.headers['content-security-policy']).toContain("img-src 'self' data: https:;");
  const picture = await it.api.send(
    api.getAttachment,
    { params: { id: attachment.id }, query: { inline: true } },
    agent,
  );
  expect(picture.headers).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': "inline; filename*=UTF-8''logo.png",
  });
  expect(picture.rawPayload).toEqual(bytes);
});

test('T34, T35: a file that could run is only ever a download; the raw mail comes as it arrived', async () => {
  const raw = Buffer.from('From: ana@cliente.example\r\n\r\nHola');
  const kept = await it.house.files.put(raw);
  await db
    .insertInto('file')
    .values({ sha256: kept.sha256, size: kept.size, created_at: it.house.clock.now() })
    .onConflict((c) => c.doNothing())
    .execute();
  const { messageId } = await it.aCase({
    message: {
      rawSha256: kept.sha256,
      attachments: [{ ...kept, name: 'a/../<b>.svg', type: 'image/svg+xml', inline: false, contentId: null }],
    },
  });
  const attachment = await db
    .selectFrom('attachment')
    .select('id')
    .where('message_id', '=', messageId)
    .executeTakeFirstOrThrow();
  const file = await it.api.send(api.getAttachment, { params: { id: attachment.id }, query: { inline: true } }, agent);
  expect(file.headers).toMatchObject({ 'content-type': 'application/octet-stream' });
  expect(file.headers['content-disposition']).toMatch(/^attachment/);
  const eml = await it.api.send(api.messageRaw, { params: { id: messageId } }, agent);
  expect([eml.rawPayload, eml.headers['content-type']]).toEqual([raw, 'message/rfc822']);
  expect((await it.api.refused(api.messageRaw, { params: { id: (await it.aCase()).messageId } }, agent)).code).toBe(
    'message.not_found',
  );
});

test('getMessage tells what the intake read', async () => {
  const { messageId, reference } = await it.aCase({
    message: {
      quoted: 'antes',
      signature: 'Ana',
      authenticity: { spf: 'pass' },
      warnings: ['text-cut'],
      threadedBy: 'new',
    },
  });
  expect(await it.api.call(api.getMessage, { params: { id: messageId } }, agent)).toMatchObject({
    reference,
    from: { name: 'Ana Ruiz', address: 'ana@cliente.example' },
    quoted: 'antes',
    signature: 'Ana',
    threadedBy: 'new',
    automatic: null,
    warnings: ['text-cut'],
    authenticity: { spf: 'pass' },
    delivery: null,
  });
});
