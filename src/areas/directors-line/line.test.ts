import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { casesHouse } from '#areas/cases/cases.fixture.ts';
import { newId, newToken } from '#platform/ids/index.ts';
import { addMs, DAY, HOUR, MINUTE } from '#platform/clock/index.ts';
import { record } from '#platform/log/index.ts';
import { makeApi } from '#tests/support/api.ts';
import { system, transact } from '#platform/work/index.ts';
import { addInbound, BARE_MESSAGE, parts as cases } from '#areas/cases/index.ts';
import { parts as identity } from '#areas/identity/index.ts';
import { parts as intake } from '#areas/intake/index.ts';
import { catchUp } from '#tests/support/follow.ts';
import { askingApi } from './asking/contract.ts';
import { attendingApi } from './attending/contract.ts';
import { closenessApi } from './closeness/contract.ts';
import { askDirector, directHandler, parts, sweepLine, takenSlots } from './index.ts';
import { reader } from './attending/follow.ts';
import { casesApi } from '#areas/cases/contract.ts';
import { photoApi } from './photo/contract.ts';
import { unreachedApi } from './unreached/contract.ts';
import { reader as unreachedReader, sweepUnreached, weigh } from './unreached/find.ts';

const it = await casesHouse();
const api = await makeApi(it.house, [identity, cases, intake, parts]);
afterAll(it.close);
const { db } = it.house.database;
await db.updateTable('company').set({ director_id: it.people.director.id }).execute();
const director = await api.signedIn(it.people.director);

const ANA = {
  channel: 'email' as const,
  from: { name: 'Ana', address: 'ana@cliente.example' },
  subject: 'Otra vez',
  text: 'Sigo esperando',
  language: 'es',
  threadedBy: 'references' as const,
  customerId: null,
  attachments: [],
};
async function wroteHoursAgo(caseId: string, hours: readonly number[]): Promise<void> {
  for (const each of hours)
    await it.as(system('tests'), (work) => {
      const at = addMs(work.now, -each * HOUR);
      return addInbound(work, caseId, { ...BARE_MESSAGE, ...ANA, at, receivedAt: at });
    });
}

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

type Given = Parameters<typeof askDirector>[2];
const ask = (changes: Partial<Given>, token = newToken()) =>
  askDirector(it.house, token, {
    caseId: null,
    subject: 'El sofá llegó roto',
    text: 'El sofá llegó roto y nadie contesta.',
    name: 'Jon Etxebarria',
    email: 'jon@cliente.example',
    phone: null,
    language: 'es',
    call: false,
    slotAt: null,
    ...changes,
  });

/** A call promised for a moment is late once its twenty minutes are over, not before. */
const afterCall = (at = ''): string => addMs(new Date(at), 20 * MINUTE).toISOString();

/** What the worker does with each arrival of the line. */
async function workOff(): Promise<string[]> {
  const waiting = await db
    .selectFrom('intake')
    .selectAll()
    .where('channel', '=', 'direct')
    .where('state', '=', 'received')
    .execute();
  const ids: string[] = [];
  for (const row of waiting) {
    const prepared = await directHandler.prepare(it.house, row as never);
    const done = await transact(it.house, system('intake'), (work) =>
      directHandler.apply(work, row as never, prepared),
    );
    await db.updateTable('intake').set({ state: 'done' }).where('id', '=', row.id).execute();
    if ('caseId' in done && done.caseId) ids.push(done.caseId);
  }
  return ids;
}

/** The last answer of the case has left, or came back. */
async function mailTells(caseId: string, type: 'case.reply_sent' | 'case.reply_failed'): Promise<void> {
  const { id } = await db
    .selectFrom('message')
    .select('id')
    .where('case_id', '=', caseId)
    .where('direction', '=', 'out')
    .orderBy('at', 'desc')
    .executeTakeFirstOrThrow();
  if (type === 'case.reply_failed')
    await db.updateTable('message').set({ failed_at: it.house.clock.now() }).where('id', '=', id).execute();
  await transact(it.house, system('outbox'), async (work) => record(work, ['case', caseId], type, { message: id }));
  await catchUp(it.house, reader);
}

test('a message becomes a case and stands in the line with its promise; answered and closed with what the team learns', async () => {
  await ask({});
  const [caseId] = await workOff();
  const queue = await api.call(attendingApi.lineQueue, { query: {} }, director);
  expect(queue).toMatchObject({ unanswered: 1, late: 0 });
  const [row] = queue.contacts;
  expect(row).toMatchObject({ customer: 'Jon Etxebarria', kind: 'message', state: 'waiting', late: false });
  const id = row?.id ?? '';
  expect((await api.refused(attendingApi.closeContact, { params: { id }, body: { learnt: 'x' } }, director)).code).toBe(
    'direct.not_attended',
  );
  const answered = await api.call(
    attendingApi.answerContact,
    { params: { id }, body: { text: 'Mañana va otro.' } },
    director,
  );
  expect(answered.state).toBe('waiting');
  const now = () => api.call(attendingApi.getContact, { params: { id } }, director);
  await mailTells(caseId ?? '', 'case.reply_sent');
  expect(await now()).toMatchObject({ state: 'attended', attendedBy: { id: it.people.director.id } });
  await mailTells(caseId ?? '', 'case.reply_failed');
  expect(await now()).toMatchObject({ state: 'waiting', attendedBy: null });
  await mailTells(caseId ?? '', 'case.reply_sent');
  const byLink = { outcome: 'approved', by: it.people.director.id };
  await it.as(system('link'), async (work) => record(work, ['case', caseId ?? ''], 'authorisation.decided', byLink));
  const closed = await api.call(
    attendingApi.closeContact,
    { params: { id }, body: { learnt: 'Avisar antes de que pregunten' } },
    director,
  );
  const told = closed.story.map(({ code }) => code);
  expect(told.slice(0, 6)).toEqual(['opened', 'wrote', 'directMessage', 'taken', 'answered', 'directAnswered']);
  const decided = closed.story.find(({ code }) => code === 'decided')?.params;
  expect(decided).toMatchObject({ by: it.people.director.name, state: 'approved' });
  expect(closed.story.at(-1)?.params.by).toBe(it.people.director.name);
  const notes = await db
    .selectFrom('note')
    .select('text')
    .where('case_id', '=', caseId ?? '')
    .execute();
  expect(notes.map(({ text }) => text)).toEqual([
    'Línea directa. Lo que aprende el equipo: Avisar antes de que pregunten',
  ]);
  expect((await it.events(caseId ?? '')).map(({ type }) => type).filter((type) => type.startsWith('direct.'))).toEqual([
    'direct.asked',
    'direct.answered',
    'direct.answered',
    'direct.closed',
  ]);
  expect((await api.refused(attendingApi.answerContact, { params: { id }, body: { text: 'x' } }, director)).code).toBe(
    'direct.closed',
  );
});

test('of two that choose the same moment at once, one gets it; the same page keeps its own; the Director is told in their language', async () => {
  await db.updateTable('person').set({ language: 'en' }).where('id', '=', it.people.director.id).execute();
  const slotAt = addMs(it.house.clock.now(), DAY).toISOString();
  const call = { call: true, slotAt, phone: '+34600000001' };
  const token = newToken();
  const both = await Promise.all([
    ask({ ...call, email: 'uno@cliente.example' }, token),
    ask({ ...call, email: 'dos@cliente.example' }),
  ]);
  expect(both.filter((one) => one === 'slot_taken')).toHaveLength(1);
  const winner = both[0] === 'slot_taken' ? null : token;
  if (winner) expect(await ask({ ...call, email: 'uno@cliente.example' }, winner)).toMatchObject({ repeated: true });
  await workOff();
  expect((await takenSlots(db, it.house.clock.now())).map(({ from }) => from.toISOString())).toEqual([slotAt]);
  const { contacts } = await api.call(attendingApi.lineQueue, { query: {} }, director);
  expect(contacts.filter((one) => one.slotAt === slotAt)).toHaveLength(1);
  expect(contacts.find((one) => one.slotAt === slotAt)?.promisedAt).toBe(afterCall(slotAt));
  const heard = await db.selectFrom('outbox').select('mail').where('kind', '=', 'system').execute();
  expect(heard.map(({ mail }) => JSON.stringify(mail)).join('')).toContain('has chosen your call on');
  const crossing = addMs(new Date(slotAt), 10 * MINUTE).toISOString();
  expect(await ask({ ...call, slotAt: crossing, email: 'tres@cliente.example' })).toBe('slot_taken');
});

test('who writes again about a case joins it and keeps their place', async () => {
  const opened = await it.aCase();
  await ask({ caseId: opened.id, text: 'Quiero hablar con alguien' });
  await ask({ caseId: opened.id, text: 'Sigo esperando' });
  await workOff();
  const contacts = await db
    .selectFrom('direct_contact' as never)
    .selectAll()
    .where('case_id' as never, '=', opened.id as never)
    .execute();
  expect(contacts).toHaveLength(1);
  expect((await it.events(opened.id)).filter(({ type }) => type.startsWith('direct.')).map(({ type }) => type)).toEqual(
    ['direct.asked', 'direct.asked_again'],
  );
});

test('a broken promise is told once and rings; a call back is a new promise; an answer from the inbox counts', async () => {
  const opened = await it.aCase();
  await ask({ caseId: opened.id });
  await workOff();
  const { contacts } = await api.call(attendingApi.lineQueue, { query: {} }, director);
  const id = contacts.find((one) => one.reference === opened.reference)?.id ?? '';
  it.house.clock.set(addMs(it.house.clock.now(), 3 * DAY));
  await sweepLine(it.house);
  await sweepLine(it.house);
  expect((await it.events(opened.id)).filter(({ type }) => type === 'direct.late')).toHaveLength(1);
  const alarms = () =>
    db.selectFrom('alarm').select('kind').where('kind', '=', 'direct.late').where('cleared_at', 'is', null).execute();
  expect(await alarms()).toHaveLength(1);
  const fresh = await api.signedIn(it.people.director);
  const back = addMs(it.house.clock.now(), 30 * MINUTE).toISOString();
  const called = await api.call(
    attendingApi.logCall,
    { params: { id }, body: { outcome: 'call_back', notes: 'Está conduciendo', callBackAt: back } },
    fresh,
  );
  expect(called).toMatchObject({ promisedAt: afterCall(back), late: false, state: 'waiting' });
  expect(
    (await api.refused(attendingApi.logCall, { params: { id }, body: { outcome: 'call_back' } }, fresh)).code,
  ).toBe('direct.call_back_when');
  await api.call(
    casesApi.reply,
    { params: { reference: opened.reference }, body: { text: 'Ya está resuelto', insist: true } },
    fresh,
  );
  await mailTells(opened.id, 'case.reply_sent');
  const after = await api.call(attendingApi.getContact, { params: { id } }, fresh);
  expect(after).toMatchObject({ state: 'attended', attendedBy: { id: it.people.director.id } });
});

test('who left only a phone is called, and a promised call waits until they have talked', async () => {
  await ask({ email: null, phone: '+34600000021' });
  await workOff();
  await ask({ call: true, phone: '+34600000022' });
  const [caseId] = await workOff();
  const fresh = await api.signedIn(it.people.director);
  const { contacts } = await api.call(attendingApi.lineQueue, { query: {} }, fresh);
  const waiting = contacts.filter(({ state }) => state === 'waiting');
  const views = await Promise.all(
    waiting.map(({ id }) => api.call(attendingApi.getContact, { params: { id } }, fresh)),
  );
  const of = (number: string): string => views.find((one) => one.phone === number)?.id ?? '';
  const body = { text: 'Mañana va otro.' };
  const refused = await api.refused(attendingApi.answerContact, { params: { id: of('+34600000021') }, body }, fresh);
  expect(refused.code).toBe('direct.phone_only');
  const params = { id: of('+34600000022') };
  await api.call(attendingApi.answerContact, { params, body }, fresh);
  await mailTells(caseId ?? '', 'case.reply_sent');
  expect(await api.call(attendingApi.getContact, { params }, fresh)).toMatchObject({ state: 'waiting' });
  await api.call(attendingApi.logCall, { params, body: { outcome: 'spoken' } }, fresh);
  const back = { outcome: 'call_back' as const, callBackAt: addMs(it.house.clock.now(), HOUR).toISOString() };
  expect((await api.refused(attendingApi.logCall, { params, body: back }, fresh)).code).toBe('direct.attended');
});

test('a case passed up by an agent stands in the line with its line of why, once; the owner stays owner', async () => {
  const opened = await it.aCase();
  const agent = await api.signedIn(it.people.agent);
  const params = { reference: opened.reference };
  await api.call(casesApi.take, { params, body: {} }, agent);
  await api.call(casesApi.passUp, { params, body: { reason: 'Cliente de toda la vida, muy dolido' } }, agent);
  await api.call(casesApi.passUp, { params, body: { reason: 'Insiste' } }, agent);
  await catchUp(it.house, reader);
  const fresh = await api.signedIn(it.people.director);
  const { contacts } = await api.call(attendingApi.lineQueue, { query: {} }, fresh);
  const mine = contacts.filter((one) => one.reference === opened.reference);
  expect(mine).toHaveLength(1);
  const view = await api.call(attendingApi.getContact, { params: { id: mine[0]?.id ?? '' } }, fresh);
  expect(view).toMatchObject({
    origin: 'agent',
    broughtBy: ['Cliente de toda la vida, muy dolido', 'Insiste'].map((reason) => ({
      by: { id: it.people.agent.id },
      reason,
    })),
    owner: { id: it.people.agent.id },
  });
});

test('given back with an instruction, the agent reads it as a mention, and their answer counts', async () => {
  const opened = await it.aCase();
  const params = { reference: opened.reference };
  await ask({ caseId: opened.id });
  await workOff();
  const fresh = await api.signedIn(it.people.director);
  const agent = await api.signedIn(it.people.agent);
  const { contacts } = await api.call(attendingApi.lineQueue, { query: {} }, fresh);
  const id = contacts.find((one) => one.reference === opened.reference)?.id ?? '';
  const body = { instruction: 'Cámbiaselo sin coste y llámale hoy.' };
  expect((await api.refused(attendingApi.returnContact, { params: { id }, body }, fresh)).code).toBe(
    'direct.nobody_attends',
  );
  await api.call(casesApi.take, { params, body: {} }, agent);
  const returned = await api.call(attendingApi.returnContact, { params: { id }, body }, fresh);
  expect(returned.heldBy?.id).toBe(it.people.agent.id);
  expect(returned).toMatchObject({ state: 'waiting', returned: { to: { id: it.people.agent.id }, ...body } });
  const mentioned = await db.selectFrom('mention').select('person_id').where('case_id', '=', opened.id).execute();
  expect(mentioned).toEqual([{ person_id: it.people.agent.id }]);
  await api.call(casesApi.reply, { params, body: { text: 'Hecho: sale mañana.', insist: true } }, agent);
  await mailTells(opened.id, 'case.reply_sent');
  const after = await api.call(attendingApi.getContact, { params: { id } }, fresh);
  expect(after).toMatchObject({ state: 'attended', attendedBy: { id: it.people.agent.id } });
  expect(after.story.map(({ code }) => code)).toContain('returned');
  const near = await api.call(closenessApi.getCloseness, { query: {} }, fresh);
  expect(near.contacts.map((one) => [one.by, one.inPerson])).toContainEqual([it.people.agent.name, false]);
  const alone = near.contacts.filter(({ inPerson }) => inPerson);
  expect([near.reach.n, near.kept.n]).toEqual([alone.length, alone.length + 1]);
});

test('another moment replaces the first, which is free again; a call asked for without one keeps it', async () => {
  const opened = await it.aCase();
  const [first, second] = [3, 4].map((days) => addMs(it.house.clock.now(), days * DAY).toISOString());
  const call = { caseId: opened.id, call: true, phone: '+34600000009' };
  for (const slotAt of [first, second, null]) {
    await ask({ ...call, slotAt: slotAt ?? null });
    await workOff();
  }
  const row = await db
    .selectFrom('direct_contact')
    .select(['slot_at', 'promised_at', 'first_promised_at'])
    .where('case_id', '=', opened.id)
    .executeTakeFirstOrThrow();
  expect([row.slot_at, row.promised_at, row.first_promised_at].map((at) => at?.toISOString())).toEqual([
    second,
    afterCall(second),
    afterCall(first),
  ]);
  const taken = (await takenSlots(db, it.house.clock.now())).map(({ from }) => from.toISOString());
  expect(taken).toContain(second);
  expect(taken).not.toContain(first);
});

test('a photo is what its bytes say, small, and set by the Director or who administers', async () => {
  const fresh = await api.signedIn(it.people.director);
  const set = (image: string | null) => api.call(photoApi.setDirectorPhoto, { body: { image } }, fresh);
  const refused = async (bytes: Buffer, caller = fresh): Promise<string> =>
    (await api.refused(photoApi.setDirectorPhoto, { body: { image: bytes.toString('base64') } }, caller)).code;
  const gif = Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1');
  expect(await refused(gif)).toBe('direct.photo_wrong');
  expect(await refused(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('direct.photo_wrong');
  expect(await refused(Buffer.alloc(310_000))).toBe('direct.photo_large');
  const png = Buffer.from(PIXEL, 'base64');
  const { address } = await set(PIXEL);
  expect(address).toBe(`/direccion/foto/${createHash('sha256').update(png).digest('hex')}`);
  expect(
    (await api.refused(photoApi.setDirectorPhoto, { body: { image: null } }, await api.signedIn(it.people.lead)))
      .status,
  ).toBe(403);
  expect((await set(null)).address).toBeNull();
});

test('the line is the Director’s and of whoever is on duty; nobody else reads it', async () => {
  const lead = await api.signedIn(it.people.lead);
  const mine = () => api.call(attendingApi.ownLine, {}, lead);
  expect([await refusedTo(lead), (await mine()).holds]).toEqual(['direct.not_yours', false]);
  const settings = { hours: [], slotMinutes: 20, promiseMinutes: 60 };
  expect((await api.refused(askingApi.setLineSettings, { body: settings }, lead)).code).toBe('direct.not_yours');
  await putOnDuty(it.people.agent.id);
  expect(await refusedTo(await api.signedIn(it.people.agent))).toBe('direct.not_yours');
  await putOnDuty(it.people.lead.id);
  const queue = await api.call(attendingApi.lineQueue, { query: {} }, lead);
  expect([queue.holder?.id, await mine()]).toEqual([it.people.lead.id, { holds: true, waiting: queue.unanswered }]);
  expect((await api.refused(askingApi.setLineSettings, { body: settings }, lead)).code).toBe('direct.not_yours');
});

const refusedTo = async (who: typeof director): Promise<string> =>
  (await api.refused(attendingApi.lineQueue, { query: {} }, who)).code;
const putOnDuty = (personId: string) => {
  const now = it.house.clock.now();
  const [starts_at, ends_at] = [addMs(now, -DAY), addMs(now, DAY)];
  const made = { made_by: 'system:tests', made_at: now };
  return db
    .insertInto('duty')
    .values({ id: newId(), purpose: 'director', area_id: null, person_id: personId, starts_at, ends_at, ...made })
    .execute();
};

test('who could not get through is found from what happened, taken once, and not found again by the same', async () => {
  const opened = await it.aCase();
  await wroteHoursAgo(opened.id, [50, 30, 10]);
  const find = async (): Promise<void> => {
    await catchUp(it.house, unreachedReader);
    await sweepUnreached(it.house);
  };
  const fresh = await api.signedIn(it.people.director);
  const mine = async () =>
    (await api.call(unreachedApi.listUnreached, {}, fresh)).items.filter((one) => one.reference === opened.reference);
  await find();
  const [row] = await mine();
  expect(row).toMatchObject({ reasons: [{ reason: 'no_reply', n: 4 }], owner: null });
  const params = { id: row?.id ?? '' };
  const agent = await api.signedIn(it.people.agent);
  const body = { way: 'message' as const };
  expect((await api.refused(unreachedApi.reachOut, { params, body }, agent)).code).toBe('direct.not_yours');
  const both = await Promise.allSettled([1, 2].map(() => api.call(unreachedApi.reachOut, { params, body }, fresh)));
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const { contactId } = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))[0] ?? { contactId: '' };
  const view = await api.call(attendingApi.getContact, { params: { id: contactId } }, fresh);
  expect(view).toMatchObject({ origin: 'found', state: 'waiting', foundBy: [{ reason: 'no_reply' }] });
  expect(view.story.map(({ code }) => code)).toContain('reachedOut');
  await find();
  expect(await mine()).toEqual([]);
  await api.call(attendingApi.logCall, { params: { id: contactId }, body: { outcome: 'spoken' } }, fresh);
  await api.call(attendingApi.closeContact, { params: { id: contactId }, body: { learnt: 'Contestar' } }, fresh);
  await find();
  expect(await mine()).toEqual([]);
});

test('who writes once in each of several cases has tried as often, and stands in the list once', async () => {
  const from = { name: 'Luz Vera', address: 'luz@cliente.example' };
  const ids: string[] = [];
  let reference = '';
  for (const hours of [50, 30, 10]) {
    const at = addMs(it.house.clock.now(), -hours * HOUR);
    const opened = await it.aCase({ message: { from, at, receivedAt: at } });
    ids.push(opened.id);
    reference = reference || opened.reference;
  }
  const listed = async () =>
    (
      await db.selectFrom('unreached').selectAll().where('case_id', 'in', ids).where('state', '=', 'listed').execute()
    ).map((one) => [one.case_id, one.reasons]);
  await it.as(system('tests'), (work) => weigh(work, ids));
  expect(await listed()).toMatchObject([[ids[2], [{ reason: 'no_reply', n: 3 }]]]);
  const body = { text: 'Hoy sale todo.', insist: true };
  await api.call(casesApi.reply, { params: { reference }, body }, await api.signedIn(it.people.director));
  await it.as(system('tests'), (work) => weigh(work, ids));
  expect(await listed()).toEqual([]);
});

test('whoever is answered in their case leaves the list by themselves', async () => {
  const opened = await it.aCase();
  await wroteHoursAgo(opened.id, [40, 20, 4]);
  await it.as(system('tests'), (work) => weigh(work, [opened.id]));
  const states = async () =>
    (await db.selectFrom('unreached').select('state').where('case_id', '=', opened.id).execute()).map(
      (one) => one.state,
    );
  expect(await states()).toEqual(['listed']);
  const agent = await api.signedIn(it.people.agent);
  await api.call(
    casesApi.reply,
    { params: { reference: opened.reference }, body: { text: 'Ya va', insist: true } },
    agent,
  );
  await it.as(system('tests'), (work) => weigh(work, [opened.id]));
  expect(await states()).toEqual(['over']);
  expect((await it.events(opened.id)).filter(({ type }) => type === 'direct.unreached')).toHaveLength(1);
});
