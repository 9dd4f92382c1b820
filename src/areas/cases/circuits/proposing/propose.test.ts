import { afterAll, beforeAll, expect, test } from 'vitest';
import { parts as authority, sweepAuthorisations } from '#areas/authority/index.ts';
import { authorisationsApi as api, consultationsApi } from '#areas/authority/contract.ts';
import { DAY, HOUR, MINUTE } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import { catchUp } from '#tests/support/follow.ts';
import { casesHouse } from '../../cases.fixture.ts';
import { casesApi } from '../../contract.ts';
import { proposeApi } from './propose.contract.ts';
import { publish, rule } from './proposing.fixture.ts';

const it = await casesHouse();
afterAll(it.close);
const { db } = it.house.database;
const readers = authority.readers ?? [];
const { agent, lead, director, auditor } = it.callers;

beforeAll(async () => {
  await db.updateTable('company').set({ director_id: it.people.director.id }).execute();
  const chain = [{ role: null, personId: it.people.lead.id, deputyId: null, deputyMinutes: 60 }];
  await publish(it, 1, [rule({ id: 'AB-01', solutions: ['credit', 'refund'], maxAmount: 15_000 })], {
    approvers: chain,
    fourEyesAbove: 100_000,
  });
});

const solution = (amountMinor: number | null, change: object = {}) => ({
  currency: 'EUR',
  lines: [{ solution: 'credit', amountMinor }],
  reason: 'Incompleto, segunda vez',
  cause: 'preparation' as const,
  areaId: null,
  ...change,
});
const propose = (reference: string, amountMinor: number, change: object = {}, caller = agent) =>
  it.api.call(
    proposeApi.propose,
    { params: { reference }, body: { ...solution(amountMinor), intent: 'ask', ...change } },
    caller,
  );
const asked = async (reference: string, amountMinor = 18_450, change: object = {}) => {
  const { proposals } = await propose(reference, amountMinor, change);
  const proposal = proposals.at(-1)!;
  return { proposal, request: proposal.authorisations.at(-1)! };
};
const decide = (id: string, body: object, caller = lead) =>
  it.api.call(api.decide, { params: { id }, body: body as never }, caller);
const inbox = (id: string) =>
  db.selectFrom('case_inbox').selectAll().where('case_id', '=', id).executeTakeFirstOrThrow();
const types = async (id: string) => (await it.events(id)).map(({ type }) => type);
const code = async (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (problem: { code: string }) => problem.code,
  );

test('the policy answers while one types, and says what can be granted at once', async () => {
  const { reference } = await it.aCase();
  const ask = (amountMinor: number) =>
    it.api.call(
      proposeApi.policyAnswer,
      { params: { reference }, body: { currency: 'EUR', lines: [{ solution: 'credit', amountMinor }] } },
      agent,
    );
  expect(await ask(15_000)).toMatchObject({ level: 1, ruleId: 'AB-01', asks: null });
  const over = await ask(18_450);
  expect(over).toMatchObject({ level: 3, alternative: { amountMinor: 15_000 }, reason: { code: 'over_amount' } });
  expect(over.asks).toMatchObject({ approver: { id: it.people.lead.id }, deputy: { id: it.people.director.id } });
});

test('own authority: granted in one step with the reply, undone with it', async () => {
  const { id, reference } = await it.aCase();
  const reply = { text: 'Te abonamos 150,00 €.', undoSeconds: 10 };
  const { proposals } = await propose(reference, 15_000, { intent: 'apply', reply });
  expect(proposals).toMatchObject([
    { state: 'applied', level: 1, executions: [{ state: 'open', amountMinor: 15_000 }] },
  ]);
  expect(await types(id)).toEqual(
    expect.arrayContaining([
      'proposal.made',
      'proposal.applied',
      'execution.opened',
      'case.reply_written',
      'case.proposed',
    ]),
  );
  expect(JSON.stringify(await it.events(id))).not.toContain('segunda vez');
  const { messageId } = (await db
    .selectFrom('proposal')
    .select('message_id as messageId')
    .where('case_id', '=', id)
    .executeTakeFirstOrThrow()) as { messageId: string };
  await it.api.call(casesApi.undoReply, { params: { reference, messageId }, body: {} }, agent);
  const after = await it.api.call(proposeApi.listProposals, { params: { reference } }, agent);
  expect(after.proposals).toMatchObject([
    { state: 'withdrawn', executions: [{ state: 'cancelled' }], lines: [{ appliedAt: null }] },
  ]);
});

test('the reply that goes with it is held to the customer’s language as any other', async () => {
  const { id, reference } = await it.aCase({ message: { from: { name: 'Lía', address: 'lia@cliente.example' } } });
  const text =
    'We are refunding the amount of your order today, and we are sorry for the trouble that this has caused you.';
  const apply = (reply: object) => propose(reference, 2_000, { intent: 'apply', reply: { text, ...reply } });
  expect(await code(apply({}))).toBe('case.other_language');
  await apply({ reasons: { language: 'Lo pidió en inglés por teléfono' } });
  expect(await types(id)).toContain('reply.excepted');
});

test('more than one’s own is refused, and splitting does not evade', async () => {
  const { reference } = await it.aCase({ message: { from: { name: 'Iker', address: 'iker@cliente.example' } } });
  expect(await code(propose(reference, 18_450, { intent: 'apply' }))).toBe('proposal.not_own');
  await propose(reference, 10_000, { intent: 'apply' });
  expect(await code(propose(reference, 10_000, { intent: 'apply' }))).toBe('proposal.not_own');
});

test('asked, mailed with its buttons, authorised, and back to Responder to be applied', async () => {
  const { id, reference } = await it.aCase({ message: { from: { name: 'Marta', address: 'marta@cliente.example' } } });
  const { proposal, request } = await asked(reference);
  expect(await inbox(id)).toMatchObject({
    ball: 'inside',
    circuit: 3,
    waits_for: expect.objectContaining({ kind: 'person', id: it.people.lead.id }) as unknown,
  });
  const mail = await db
    .selectFrom('outbox')
    .select(['mail', 'recipients'])
    .where('kind', '=', 'system')
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow();
  const said = mail.mail as unknown as { subject: string; text: string; replyTo: { address: string } | null };
  expect(said.subject).toContain('¿Autorizas un abono de 184,50\u00A0€ a Marta?');
  for (const outcome of ['approve', 'change', 'refuse', 'ask'])
    expect(said.text).toMatch(new RegExp(`/autorizar/[\\w-]{43}\\?r=${outcome}`));
  expect(said.replyTo?.address).toMatch(/^hola\+a-[0-9a-z]+\.[a-z2-7]{16}@ribera\.example$/);
  const list = await it.api.call(api.listAuthorisations, { query: {} }, lead);
  expect(list.authorisations.map((one) => one.id)).toContain(request.id);
  it.house.clock.advance(6 * MINUTE);
  const view = await decide(request.id, { outcome: 'approve' });
  expect(view).toMatchObject({ state: 'approved', decidedBy: { id: it.people.lead.id }, can: { decide: true } });
  await it.react();
  expect(await inbox(id)).toMatchObject({ ball: 'ours', circuit: 3, waits_for: null });
  const reply = { text: 'Te abonamos 184,50 €.' };
  const { proposals } = await it.api.call(
    proposeApi.applyProposal,
    { params: { reference, id: proposal.id }, body: { reply } },
    agent,
  );
  expect(proposals[0]).toMatchObject({ state: 'applied', executions: [{ amountMinor: 18_450, state: 'open' }] });
  expect(await code(decide(request.id, { outcome: 'refuse', reason: 'me lo he pensado' }))).toBe(
    'authorisation.already_applied',
  );
});

test('another amount, and a second thought within ten minutes', async () => {
  const { reference } = await it.aCase({ message: { from: { name: 'Noa', address: 'noa@cliente.example' } } });
  const { request } = await asked(reference);
  expect(await decide(request.id, { outcome: 'change', amountMinor: 16_000 })).toMatchObject({
    state: 'changed',
    totalMinor: 16_000,
  });
  it.house.clock.advance(9 * MINUTE);
  expect(await decide(request.id, { outcome: 'approve' })).toMatchObject({ state: 'approved', totalMinor: 18_450 });
  it.house.clock.advance(11 * MINUTE);
  expect(await code(decide(request.id, { outcome: 'refuse', reason: 'tarde' }))).toBe('authorisation.already_decided');
});

test('refused, it is not revived once something else was granted instead, nor once the case is closed', async () => {
  const { reference } = await it.aCase({ message: { from: { name: 'Gil', address: 'gil@cliente.example' } } });
  const { request } = await asked(reference);
  const no = { outcome: 'refuse', reason: 'Ya se compensó' };
  await decide(request.id, no);
  expect(await decide(request.id, { outcome: 'approve' })).toMatchObject({ state: 'approved' });
  expect(await decide(request.id, no)).toMatchObject({ state: 'refused', can: { decide: true } });
  const instead = await propose(reference, 15_000, { intent: 'apply', reply: { text: 'Te abonamos 150,00 €.' } });
  expect(instead.proposals.at(-1)).toMatchObject({ state: 'applied' });
  expect(await code(decide(request.id, { outcome: 'approve' }))).toBe('authorisation.gone_on');
  const view = () => it.api.call(api.getAuthorisation, { params: { id: request.id } }, lead);
  expect(await view()).toMatchObject({ state: 'refused', can: { decide: 'authorisation.gone_on' } });

  const closed = await it.aCase({ message: { from: { name: 'Sol', address: 'sol@cliente.example' } } });
  const refused = (await asked(closed.reference)).request;
  await decide(refused.id, no);
  const body = {
    petitions: [{ text: 'Abono', outcome: 'rejected' as const, reason: 'Ya se compensó' }],
    text: 'Lo sentimos',
  };
  await it.api.call(casesApi.resolve, { params: { reference: closed.reference }, body }, agent);
  expect(await code(decide(refused.id, { outcome: 'approve' }))).toBe('authorisation.gone_on');
});

test('refused with its reason; without one it is not', async () => {
  const { id, reference } = await it.aCase({ message: { from: { name: 'Leo', address: 'leo@cliente.example' } } });
  const { request } = await asked(reference);
  expect(await code(decide(request.id, { outcome: 'refuse' }))).toBe('authorisation.reason_needed');
  expect(await decide(request.id, { outcome: 'refuse', reason: 'Ya se compensó en octubre' })).toMatchObject({
    state: 'refused',
  });
  await it.react();
  expect(await inbox(id)).toMatchObject({ ball: 'ours' });
  const { proposals } = await it.api.call(proposeApi.listProposals, { params: { reference } }, agent);
  expect(proposals[0]).toMatchObject({
    state: 'refused',
    alternative: { amountMinor: 15_000 },
    authorisations: [{ reason: 'Ya se compensó en octubre' }],
  });
});

test('nobody authorises their own, and strangers see nothing', async () => {
  const { reference } = await it.aCase({ message: { from: { name: 'Ona', address: 'ona@cliente.example' } } });
  const { proposals } = await propose(reference, 18_450, {}, lead);
  const request = proposals.at(-1)!.authorisations[0]!;
  expect(request.approver.id).toBe(it.people.director.id);
  expect(await code(decide(request.id, { outcome: 'approve' }, lead))).toBe('authorisation.own_request');
  expect(await code(decide(request.id, { outcome: 'approve' }, agent))).toBe('authorisation.not_found');
  expect(await code(decide(request.id, { outcome: 'approve' }, auditor))).toBe('session.role');
  expect(await decide(request.id, { outcome: 'approve' }, director)).toMatchObject({ state: 'approved' });
});

test('two must say yes above the limit, and they are two', async () => {
  const { reference } = await it.aCase({ message: { from: { name: 'Pau', address: 'pau@cliente.example' } } });
  const { proposal, request } = await asked(reference, 120_000);
  await decide(request.id, { outcome: 'approve' });
  const second = await db
    .selectFrom('authorisation')
    .selectAll()
    .where('proposal_id', '=', proposal.id)
    .where('step', '=', 2)
    .executeTakeFirstOrThrow();
  expect(second.approver_id).toBe(it.people.director.id);
  expect(
    (await db.selectFrom('proposal').select('state').where('id', '=', proposal.id).executeTakeFirstOrThrow()).state,
  ).toBe('waiting');
  await decide(second.id, { outcome: 'approve' }, director);
  expect(
    (await db.selectFrom('proposal').select('state').where('id', '=', proposal.id).executeTakeFirstOrThrow()).state,
  ).toBe('approved');
});

test('half way a reminder, then the next one is asked too; of both, one decides and the other is told', async () => {
  const { reference } = await it.aCase({ message: { from: { name: 'Eva', address: 'eva@cliente.example' } } });
  const { proposal, request } = await asked(reference);
  it.house.clock.advance(31 * MINUTE);
  await sweepAuthorisations(it.house);
  it.house.clock.advance(HOUR);
  await sweepAuthorisations(it.house);
  const rows = await db
    .selectFrom('authorisation')
    .selectAll()
    .where('proposal_id', '=', proposal.id)
    .orderBy('asked_at')
    .execute();
  expect(rows.map((row) => [row.approver_id, row.state])).toEqual([
    [it.people.lead.id, 'pending'],
    [it.people.director.id, 'pending'],
  ]);
  expect(rows[0]?.reminded_at).not.toBeNull();
  const both = await Promise.allSettled([
    decide(request.id, { outcome: 'approve' }),
    decide(rows[1]!.id, { outcome: 'refuse', reason: 'no procede' }, director),
  ]);
  const lost = both.filter((one) => one.status === 'rejected');
  expect(lost).toHaveLength(1);
  expect((lost[0] as PromiseRejectedResult).reason).toMatchObject({ code: 'authorisation.already_decided' });
});

test('changed while it waits: a new version, the old request void; the policy of the request goes on ruling', async () => {
  const { reference } = await it.aCase({ message: { from: { name: 'Sol', address: 'sol@cliente.example' } } });
  const { proposal, request } = await asked(reference);
  await publish(it, 2, [rule({ id: 'AB-09', maxAmount: 50_000 })], { approvers: [], fourEyesAbove: null });
  const change = (body: object) =>
    it.api.call(
      proposeApi.changeProposal,
      { params: { reference, id: proposal.id }, body: { ...solution(19_900), ...body } },
      agent,
    );
  const { proposals } = await change({});
  expect(proposals[0]).toMatchObject({ version: 2, level: 3, policyNumber: 1, state: 'waiting', totalMinor: 19_900 });
  // Whoever has the former one in their mail hears that it changed.
  const subjects = (await db.selectFrom('outbox').select('mail').where('kind', '=', 'system').execute())
    .map(({ mail }) => (mail as unknown as { subject: string }).subject)
    .filter((subject) => subject.includes(reference));
  expect(subjects.filter((subject) => subject.startsWith('Ha cambiado: '))).toHaveLength(1);
  expect(await code(decide(request.id, { outcome: 'approve' }))).toBe('authorisation.changed');
  const says = async (anew: boolean) => {
    const lines: [{ solution: string; amountMinor: number }] = [{ solution: 'credit', amountMinor: 19_900 }];
    const body = { currency: 'EUR', lines, changing: proposal.id, anew };
    const { level, policyNumber } = await it.api.call(proposeApi.policyAnswer, { params: { reference }, body }, agent);
    return [level, policyNumber];
  };
  expect([await says(false), await says(true)]).toEqual([
    [3, 1],
    [1, 2],
  ]);
  expect((await change({ anew: true })).proposals[0]).toMatchObject({
    version: 3,
    level: 1,
    policyNumber: 2,
    state: 'approved',
  });
});

test('withdrawn, asked about and reminded', async () => {
  const { id, reference } = await it.aCase({ message: { from: { name: 'Tea', address: 'tea@cliente.example' } } });
  const { proposal, request } = await asked(reference, 60_000, { intent: 'ask' });
  await it.api.call(api.askAbout, { params: { id: request.id }, body: { text: '¿Hay fotos?' } }, director);
  await it.api.call(
    proposeApi.answerApprover,
    { params: { reference, id: request.id }, body: { text: 'Sí, dos.' } },
    agent,
  );
  const view = await it.api.call(api.getAuthorisation, { params: { id: request.id } }, director);
  expect(view.messages.map(({ text }) => text)).toEqual(['¿Hay fotos?', 'Sí, dos.']);
  await it.api.call(proposeApi.remindProposal, { params: { reference, id: proposal.id } }, agent);
  await it.api.call(proposeApi.withdrawProposal, { params: { reference, id: proposal.id } }, agent);
  expect(await inbox(id)).toMatchObject({ ball: 'ours' });
  expect(await code(decide(request.id, { outcome: 'approve' }, director))).toBe('authorisation.withdrawn');
});

test('a discarded case leaves nobody to decide about', async () => {
  const { reference } = await it.aCase({ message: { from: { name: 'Uxía', address: 'uxia@cliente.example' } } });
  const { proposal, request } = await asked(reference, 60_000);
  await it.api.call(casesApi.discard, { params: { reference }, body: { reason: 'duplicate' } }, agent);
  await catchUp(
    it.house,
    readers.find(({ name }) => name === 'proposals')!,
  );
  const { proposals } = await it.api.call(proposeApi.listProposals, { params: { reference } }, agent);
  expect(proposals.find(({ id }) => id === proposal.id)).toMatchObject({ state: 'withdrawn' });
  expect(await code(decide(request.id, { outcome: 'approve' }, director))).toBe('authorisation.withdrawn');
});

test('an area answers about a proposal: its yes is applied, its no is not, anything else by whoever says they have read it', async () => {
  const areaId = newId();
  await db
    .insertInto('area')
    .values({ id: areaId, name: 'Almacén', head_id: it.people.area_member.id, created_at: it.house.clock.now() })
    .execute();
  await publish(it, 3, [rule({ id: 'CA-01', solutions: ['exchange'], level: 2, areaId })], {
    approvers: [],
    fourEyesAbove: null,
  });
  const answered = async (answer: { code: string; text?: string }) => {
    const { id, reference } = await it.aCase({ message: { from: { name: 'Mar', address: 'mar@cliente.example' } } });
    const exchange = { ...solution(null, { lines: [{ solution: 'exchange' }] }), intent: 'consult' as const };
    const content = { type: 'application/octet-stream', bytes: 'la rota' };
    const uploaded = await it.api.send(casesApi.uploadFile, { query: { name: 'rota.txt' } }, agent, { content });
    const body = {
      ...exchange,
      fileIds: [uploaded.json<{ id: string }>().id],
      question: '¿Hay otra unidad?',
      answers: ['No queda', { label: 'Adelante', meaning: 'yes' as const }, 'Llega el lunes'],
    };
    const { proposals } = await it.api.call(proposeApi.propose, { params: { reference }, body }, agent);
    const proposal = proposals.at(-1)!;
    expect(proposal).toMatchObject({ state: 'waiting', level: 2, answer: null });
    expect(await inbox(id)).toMatchObject({ ball: 'inside', circuit: 2 });
    const asking = await db
      .selectFrom('consultation')
      .select(['id', 'proposal_id'])
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(asking.proposal_id).toBe(proposal.id);
    const warehouse = it.callers.area_member;
    const shown = await it.api.call(consultationsApi.getConsultation, { params: { id: asking.id } }, warehouse);
    expect(shown.files).toMatchObject([{ name: 'rota.txt', side: 'asked' }]);
    await it.api.call(consultationsApi.answerConsultation, { params: { id: asking.id }, body: answer }, warehouse);
    await catchUp(
      it.house,
      readers.find(({ name }) => name === 'proposals')!,
    );
    await it.react();
    expect(await inbox(id)).toMatchObject({ ball: 'ours' });
    const apply = (given: { answerRead?: boolean } = {}) =>
      it.api.call(
        proposeApi.applyProposal,
        { params: { reference, id: proposal.id }, body: { reply: { text: 'Te lo cambiamos.' }, ...given } },
        agent,
      );
    const keptWith = async () => (await it.events(id)).findLast(({ type }) => type === 'case.proposed')?.data['answer'];
    return { apply, keptWith, consultation: asking.id };
  };
  const yes = await answered({ code: 'r2' });
  expect((await yes.apply()).proposals.at(-1)).toMatchObject({
    state: 'applied',
    answer: { words: 'Adelante', plain: true, meaning: 'yes' },
    executions: [{ state: 'open', areaId }],
  });
  expect(await yes.keptWith()).toEqual({ consultation: yes.consultation, code: 'r2', confirmed: false });
  expect(await code((await answered({ code: 'r2', text: 'Pero solo la gris' })).apply())).toBe(
    'proposal.answer_unread',
  );
  expect(await code((await answered({ code: 'r1' })).apply({ answerRead: true }))).toBe('proposal.not_ready');
  const later = await answered({ code: 'r3' });
  expect(await code(later.apply())).toBe('proposal.answer_unread');
  expect((await later.apply({ answerRead: true })).proposals.at(-1)).toMatchObject({ state: 'applied' });
  expect(await later.keptWith()).toEqual({ consultation: later.consultation, code: 'r3', confirmed: true });
});

test('what nobody answers expires and the case comes back', async () => {
  const { id, reference } = await it.aCase({ message: { from: { name: 'Gil', address: 'gil@cliente.example' } } });
  const { request } = await asked(reference, 60_000);
  it.house.clock.advance(20 * DAY);
  await sweepAuthorisations(it.house);
  await it.react();
  expect(await inbox(id)).toMatchObject({ ball: 'ours', waits_for: null });
  const row = await db
    .selectFrom('authorisation')
    .select('state')
    .where('id', '=', request.id)
    .executeTakeFirstOrThrow();
  expect(row.state).toBe('expired');
});
