import { afterAll, expect, test } from 'vitest';
import { casesHouse } from '#areas/cases/cases.fixture.ts';
import { casesApi } from '#areas/cases/contract.ts';
import { addMs, HOUR } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { system } from '#platform/work/index.ts';
import { catchUp } from '#tests/support/follow.ts';
import { insertContact } from '../asking/line.store.ts';
import { parts } from '../index.ts';
import { attendingApi } from './contract.ts';
import { reader } from './follow.ts';

const it = await casesHouse([parts]);
afterAll(it.close);
const { api } = it;
const { clock, database } = it.house;
await database.db.updateTable('company').set({ director_id: it.people.director.id }).execute();
const later = (hours: number): void => clock.set(addMs(clock.now(), hours * HOUR));
const director = async () => api.signedIn(it.people.director);

/** A case of somebody who waits for the Director. */
async function waits(changes: { kind?: 'call' | 'message'; phone?: string } = {}) {
  const opened = await it.aCase();
  const id = newId();
  const at = clock.now();
  const asked = { askedAt: at, promisedAt: at, slotAt: null, origin: 'page' as const, messageId: opened.messageId };
  const bare = { noteId: null, unprovenAbout: null, kind: 'message' as const, phone: '' };
  await insertContact(database.db, { id, caseId: opened.id, ...bare, ...asked, ...changes });
  return { ...opened, contactId: id };
}
const now = async (id: string) => {
  await catchUp(it.house, reader);
  const { state, endedAs, reference } = await api.call(attendingApi.getContact, { params: { id } }, await director());
  return [state, endedAs, reference];
};
const act = async (
  name: 'discard' | 'reopen',
  reference: string,
  reason?: 'spam' | 'not_ours' | 'duplicate',
  by = it.people.director,
) => {
  const body = (reason ? { reason } : {}) as never;
  later(1);
  await api.call(casesApi[name], { params: { reference }, body }, await api.signedIn(by));
};

test('what is put away as spam asks for nobody until it is brought back; who wrote twice still waits', async () => {
  const { contactId, reference } = await waits();
  await act('discard', reference, 'spam');
  expect(await now(contactId)).toEqual(['closed', 'not_ours', reference]);
  await act('reopen', reference);
  expect(await now(contactId)).toEqual(['waiting', null, reference]);
  await act('discard', reference, 'duplicate');
  expect(await now(contactId)).toEqual(['waiting', null, reference]);
});

test('nobody else puts away who waits for the Director: they go on waiting, and whoever holds the line closes or attends them', async () => {
  const { contactId, reference } = await waits();
  const params = { id: contactId };
  const seen = async () => api.call(attendingApi.getContact, { params }, await director());
  expect(await seen()).toMatchObject({ putAway: false, can: { close: 'direct.not_attended' } });
  await act('discard', reference, 'not_ours', it.people.lead);
  expect(await now(contactId)).toEqual(['waiting', null, reference]);
  expect(await seen()).toMatchObject({ putAway: true, can: { close: true, call: true } });
  await api.call(attendingApi.closeContact, { params, body: { learnt: 'Publicidad' } }, await director());
  expect(await now(contactId)).toEqual(['closed', 'not_ours', reference]);
  await act('reopen', reference, undefined, it.people.lead);
  expect(await now(contactId)).toEqual(['waiting', null, reference]);
});

test('who asked in words that were moved waits where they are now, once', async () => {
  const [from, to] = [await waits(), await it.aCase()];
  const move = async (reference: string, messageId: string, target: string) =>
    api.call(casesApi.moveMessage, { params: { reference, messageId }, body: { to: target } }, await director());
  await move(from.reference, from.messageId, to.reference);
  expect(await now(from.contactId)).toEqual(['waiting', null, to.reference]);
  const other = await waits({ kind: 'call', phone: '+34600000077' });
  await move(other.reference, other.messageId, to.reference);
  expect(await now(other.contactId)).toEqual(['closed', 'joined', other.reference]);
  expect(await now(from.contactId)).toEqual(['waiting', null, to.reference]);
  const { kind, phone } = await api.call(attendingApi.getContact, { params: { id: from.contactId } }, await director());
  expect([kind, phone]).toEqual(['call', '+34600000077']);
});

test('who never picks up is closed as not reached once tried on two days and told so, and counts no more', async () => {
  const { contactId } = await waits({ kind: 'call', phone: '+34600000078' });
  const params = { id: contactId };
  const body = { learnt: 'Se llama también por la tarde' };
  const call = async (outcome: 'no_answer' | 'left_message') =>
    api.call(attendingApi.logCall, { params, body: { outcome } }, await director());
  const refused = async () => (await api.refused(attendingApi.closeContact, { params, body }, await director())).code;
  await call('no_answer');
  await call('left_message');
  await call('no_answer');
  expect(await refused()).toBe('direct.not_attended');
  later(20);
  expect((await call('no_answer')).can).toMatchObject({ close: true, decide: true });
  const unanswered = async () => (await api.call(attendingApi.lineQueue, { query: {} }, await director())).unanswered;
  const before = await unanswered();
  await api.call(attendingApi.closeContact, { params, body }, await director());
  expect((await now(contactId)).slice(0, 2)).toEqual(['closed', 'unreached']);
  const { can } = await api.call(attendingApi.getContact, { params }, await director());
  expect(can['decide']).toBe('direct.closed');
  expect(await unanswered()).toBe(before - 1);
});

test('closed on the strength of an answer that comes back, they wait again', async () => {
  const { contactId, id, reference } = await waits();
  later(1);
  const params = { id: contactId };
  await api.call(attendingApi.answerContact, { params, body: { text: 'Mañana va otro.' } }, await director());
  const { id: message } = await database.db
    .selectFrom('message')
    .select('id')
    .where('case_id', '=', id)
    .where('direction', '=', 'out')
    .orderBy('at', 'desc')
    .executeTakeFirstOrThrow();
  const tells = (type: string) =>
    it.as(system('outbox'), async (work) => record(work, ['case', id], type, { message }));
  await tells('case.reply_sent');
  expect(await now(contactId)).toEqual(['attended', null, reference]);
  await api.call(attendingApi.closeContact, { params, body: { learnt: 'Avisar antes' } }, await director());
  await database.db.updateTable('message').set({ failed_at: clock.now() }).where('id', '=', message).execute();
  await tells('case.reply_failed');
  expect(await now(contactId)).toEqual(['waiting', null, reference]);
});

test('an answer in another language than theirs says why, and the case keeps it', async () => {
  const { contactId, id } = await waits();
  await database.db.updateTable('case_file').set({ language: 'es' }).where('id', '=', id).execute();
  const params = { id: contactId };
  const text =
    'Good morning. We are very sorry for the delay with your order; the missing parts leave our warehouse tomorrow.';
  const refused = await api.refused(attendingApi.answerContact, { params, body: { text } }, await director());
  expect(refused.code).toBe('case.other_language');
  const body = { text, reasons: { language: 'Lo pidió en inglés por teléfono' } };
  await api.call(attendingApi.answerContact, { params, body }, await director());
  expect((await it.events(id)).map(({ type }) => type)).toContain('reply.excepted');
});
