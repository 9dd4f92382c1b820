import { afterAll, expect, test } from 'vitest';
import { askArea, type NewConsultation } from '#areas/authority/index.ts';
import { checkPromises, reconcile } from '#areas/intake/index.ts';
import { newId } from '#platform/ids/index.ts';
import { transact } from '#platform/work/index.ts';
import { personActor } from '#tests/support/actor.ts';
import { staff } from '#tests/support/people.ts';
import { startDovecot } from '#tests/support/dovecot.ts';
import { startMailboxes } from '../imap/mailboxes.ts';
import { mailText, makeMailbox } from '../mailbox.fixture.ts';
import { openPostOffice } from './post-office.fixture.ts';

const office = await openPostOffice();
afterAll(office.close);
const { house, deliver } = office;
const { db } = house.database;
const people = await staff(house);
const areaId = newId();
await db
  .insertInto('area')
  .values({ id: areaId, name: 'Almacén', head_id: people.area_member.id, created_at: house.clock.now() })
  .execute();
const opened = await deliver({ headers: { From: 'ana@cliente.example', Subject: 'Faltan dos piezas' }, body: 'Hola' });

let n = 0;
/** Asks the warehouse from the case; the mail that leaves names where its answer comes back. */
async function asked(changes: Partial<NewConsultation> = {}): Promise<{ id: string; address: string; mailId: string }> {
  const actor = personActor('agent', { id: people.agent.id, name: people.agent.name });
  const { id } = await transact(house, actor, (work) =>
    askArea(work, {
      caseId: opened.caseId as string,
      reference: opened.reference as string,
      areaId,
      kind: 'question',
      question: '¿Salieron?',
      answers: ['Sí, sale hoy', 'No queda'],
      facts: [],
      files: [],
      blocks: true,
      legalDueAt: null,
      replyAddress: 'soporte@ribera.example',
      ...changes,
    }),
  );
  const left = await db
    .selectFrom('outbox')
    .select(['mail', 'mail_id'])
    .where('kind', '=', 'system')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const { replyTo } = left.mail as unknown as { replyTo: { address: string } };
  return { id, address: replyTo.address, mailId: left.mail_id };
}
const row = (id: string) => db.selectFrom('consultation').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const mail = (to: string, body: string, headers: Record<string, string> = {}) =>
  deliver({
    headers: {
      From: people.area_member.email,
      To: to,
      Subject: 'Re: consulta',
      'Message-ID': `<${(n += 1)}@ribera.example>`,
      ...headers,
    },
    body,
    envelope: { to: [to] },
  });
const thread = () =>
  db
    .selectFrom('message')
    .select('id')
    .where('case_id', '=', opened.caseId as string)
    .where('direction', '=', 'in')
    .execute();
const said = (id: string) =>
  db.selectFrom('circuit_message').select(['author_id', 'text']).where('subject_id', '=', id).execute();

test('replying to the mail answers, in the ledger like all mail and never in the customer’s thread', async () => {
  const { id, address } = await asked();
  const before = await thread();
  const seen = await mail(
    address,
    'Salen en el camión de las 17.\r\n\r\nEl lun, 9 nov 2026 a las 10:00, Diego Sanz <diego@ribera.example> escribió:\r\n> ¿Salieron?',
  );
  expect(seen).toMatchObject({
    outcome: 'inside',
    reason: 'consultation_answered',
    caseId: opened.caseId,
    messageId: null,
  });
  expect(await row(id)).toMatchObject({
    state: 'answered',
    answer_text: 'Salen en el camión de las 17.',
    answer_code: null,
    answered_by: people.area_member.id,
    answered_via: 'mail',
  });
  expect(await thread()).toEqual(before);
  // Nothing of it is lost: neither watch rings.
  expect(await checkPromises(house)).toMatchObject({ withoutCase: 0, ids: [] });
  expect((await reconcile(house)).unaccounted).toEqual([]);
});

test('a mail that says a button’s words presses it; one that comes after is a word in its thread', async () => {
  const { id, address } = await asked();
  await mail(address, 'si sale hoy');
  expect(await row(id)).toMatchObject({ state: 'answered', answer_code: 'r1', answer_text: '' });
  expect((await mail(address, 'Perdón, mañana')).reason).toBe('consultation_said');
  expect(await said(id)).toEqual([{ author_id: people.area_member.id, text: 'Perdón, mañana' }]);
  expect((await row(id)).answer_code).toBe('r1');
});

test('an out-of-office answers nothing, a stranger who has the address decides nothing', async () => {
  const { id, address } = await asked();
  const away = await mail(address, 'Estoy de vacaciones', { 'Auto-Submitted': 'auto-replied' });
  expect(away).toMatchObject({ outcome: 'ignored', reason: 'consultation_automatic' });
  await mail(address, 'Que sí, enviadlo', { From: 'ana@cliente.example' });
  expect((await row(id)).state).toBe('open');
  expect(await said(id)).toEqual([{ author_id: null, text: 'ana@cliente.example: Que sí, enviadlo' }]);
});

test('whoever asks does not answer by mail either, not even when the area’s address is their own', async () => {
  const own = people.agent.email;
  const area = db.updateTable('area').where('id', '=', areaId);
  await area.set({ email: own.toUpperCase() }).execute();
  const { id, address } = await asked();
  const told = await row(id);
  expect([told.told_id, told.told_address]).toEqual([people.area_member.id, people.area_member.email]);
  await db.updateTable('consultation').set({ told_address: own }).where('id', '=', id).execute();
  expect((await mail(address, 'Sí, sale hoy', { From: own })).reason).toBe('consultation_said');
  expect((await row(id)).state).toBe('open');
  await area.set({ email: 'almacen@ribera.example' }).execute();
  await mail(address, 'Sí, sale hoy', { From: 'almacen@ribera.example' });
  expect(await row(id)).toMatchObject({ state: 'answered', answered_by: null });
  await area.set({ email: '' }).execute();
});

test('an altered address is no consultation’s: it becomes a contact like any other, never lost', async () => {
  const { id, address } = await asked();
  const wrong = address.replace(/\.[a-z2-7]{16}@/, '.aaaaaaaaaaaaaaaa@');
  expect((await mail(wrong, 'Sí, sale hoy')).outcome).toBe('case');
  expect((await row(id)).state).toBe('open');
});

test('an order needs its figures: words by mail stay for the agent to read, a plain no answers', async () => {
  const order = await asked({ kind: 'order', item: 'IL-1108O', quantity: 2, answers: [] });
  expect((await mail(order.address, 'Quedan dos')).reason).toBe('consultation_said');
  expect((await row(order.id)).state).toBe('open');
  expect((await mail(order.address, 'No queda')).reason).toBe('consultation_answered');
  expect(await row(order.id)).toMatchObject({ answer_code: 'none', quantity_confirmed: 0 });
});

test('what comes from the address of somebody who has left enters nowhere, and stays in the ledger', async () => {
  const { id, address } = await asked();
  const gone = people.agent;
  await db.updateTable('person').set({ status: 'disabled' }).where('id', '=', gone.id).execute();
  const seen = await mail(address, 'Yo diría que sí', { From: gone.email });
  await db.updateTable('person').set({ status: 'active' }).where('id', '=', gone.id).execute();
  expect(seen).toMatchObject({ outcome: 'ignored', reason: 'consultation_left' });
  expect((await row(id)).state).toBe('open');
  expect(await said(id)).toEqual([]);
});

/** A mailbox that is fetched gives no question an address of its own: its Message-ID, which only we can make, tells. */
const FETCHED = 'almacen-consultas@ribera.example';
async function makeFetched(port: number, password: string): Promise<string> {
  return makeMailbox(house, {
    address: FETCHED,
    secret: house.secrets.encrypt('mailbox', password),
    imap: {
      host: '127.0.0.1',
      port,
      tls: 'none',
      user: FETCHED,
      auth: 'password',
      folder: 'INBOX',
      pollSeconds: 15,
      deleteAfterIntake: false,
    },
  });
}

test('with a mailbox fetched by IMAP a reply answers by what it replies to; forged, automatic or late it decides nothing', async () => {
  const dovecot = await startDovecot();
  if (!dovecot) return;
  await makeFetched(dovecot.port, dovecot.password);
  const running = startMailboxes({ ...house }, 100);
  const reply = async (mailId: string, body: string, headers: Record<string, string> = {}) => {
    const own = `<${(n += 1)}@almacen.example>`;
    const fields = { From: people.area_member.email, To: FETCHED, Subject: 'RE: consulta', 'Message-ID': own };
    await dovecot.deliver(FETCHED, [mailText({ ...fields, 'In-Reply-To': mailId, ...headers }, body)]);
    const kept = () => db.selectFrom('intake').select('id').where('mail_key', '=', own).execute();
    await expect.poll(async () => (await kept()).length, { timeout: 30_000 }).toBe(1);
    await office.settle();
    return office.seen((await kept())[0]?.id as string);
  };
  try {
    const before = await thread();
    const { id, address, mailId } = await asked({ replyAddress: FETCHED });
    expect(address).toBe(FETCHED);
    expect((await reply(mailId, 'Estoy de vacaciones', { 'Auto-Submitted': 'auto-replied' })).reason).toBe(
      'consultation_automatic',
    );
    // Altered by one letter it is nobody's: a contact like any other, and the question goes on waiting.
    const altered = mailId.replace(/\.([a-z2-7])/, (_, first: string) => `.${first === 'a' ? 'b' : 'a'}`);
    expect(await reply(altered, 'Sí, sale hoy')).toMatchObject({ outcome: 'case' });
    // Whoever has the mail but is not of the area says something; they answer nothing.
    expect((await reply(mailId, 'Que sí', { From: 'ana@cliente.example' })).reason).toBe('consultation_said');
    expect((await row(id)).state).toBe('open');
    const quoted =
      'si sale hoy\r\n\r\nEl lun, 9 nov 2026 a las 10:00, Cauce <x@ribera.example> escribió:\r\n> ¿Salieron?';
    expect(await reply(mailId, quoted)).toMatchObject({ outcome: 'inside', reason: 'consultation_answered' });
    expect(await row(id)).toMatchObject({
      state: 'answered',
      answer_code: 'r1',
      answer_text: '',
      answered_via: 'mail',
    });
    // Deep in a conversation, and after the answer: a word in its thread.
    const deep = { 'In-Reply-To': '<otro@almacen.example>', References: `${mailId} <otro@almacen.example>` };
    expect((await reply(mailId, 'Mañana, perdón', deep)).reason).toBe('consultation_said');
    expect((await said(id)).map(({ text }) => text).toSorted()).toEqual([
      'Mañana, perdón',
      'ana@cliente.example: Que sí',
    ]);
    expect(await thread()).toEqual(before);
  } finally {
    await running.stop();
    await dovecot.stop();
  }
}, 90_000);

test('a reply that reaches two mailboxes answers once and says nothing twice', async () => {
  const { id, mailId } = await asked();
  const headers = {
    From: people.area_member.email,
    To: 'soporte@ribera.example, ventas@ribera.example',
    Subject: 'Re: consulta',
    'Message-ID': `<${(n += 1)}@ribera.example>`,
    'In-Reply-To': mailId,
  };
  expect((await deliver({ headers, body: 'No queda' })).reason).toBe('consultation_answered');
  const again = await deliver({ headers, body: 'No queda', to: 'ventas@ribera.example' });
  expect(again).toMatchObject({ outcome: 'duplicate', messageId: null });
  expect([(await row(id)).answer_code, await said(id)]).toEqual(['r2', []]);
});

test('a report that the question came back answers nothing and is read as a report', async () => {
  const { id, mailId } = await asked();
  const report = [
    'From: MAILER-DAEMON@ribera.example',
    'To: soporte@ribera.example',
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <${(n += 1)}@ribera.example>`,
    `In-Reply-To: ${mailId}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.ribera.example',
    '',
    `Final-Recipient: rfc822; ${people.area_member.email}`,
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${mailId}`,
    '',
    '--b--',
    '',
  ].join('\r\n');
  await deliver({ headers: {}, raw: report });
  expect((await row(id)).state).toBe('open');
  const sent = await db.selectFrom('outbox').select('state').where('mail_id', '=', mailId).executeTakeFirstOrThrow();
  expect(sent.state).toBe('bounced');
});
