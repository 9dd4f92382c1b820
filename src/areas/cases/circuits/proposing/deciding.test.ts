import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRule, authorisationsApi as api, OTHER_FAMILY, policyApi } from '#areas/authority/contract.ts';
import { decideRequest, sweepAuthorisations, sweepExecutions } from '#areas/authority/index.ts';
import { DAY, HOUR } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import { system } from '#platform/work/index.ts';
import { aPerson } from '#tests/support/people.ts';
import { casesHouse } from '../../cases.fixture.ts';
import { casesApi } from '../../contract.ts';
import { proposeApi } from './propose.contract.ts';
import { publish, rule } from './proposing.fixture.ts';

const it = await casesHouse();
afterAll(it.close);
const { db } = it.house.database;
const { agent, lead, director, auditor } = it.callers;

beforeAll(async () => {
  await db.updateTable('company').set({ director_id: it.people.director.id }).execute();
  const chain = [{ role: null, personId: it.people.lead.id, deputyId: null, deputyMinutes: 60 }];
  await publish(it, 1, [rule({ id: 'AB-01', solutions: ['credit'], maxAmount: 15_000 })], {
    approvers: chain,
    fourEyesAbove: 100_000,
  });
});

const solution = (amountMinor: number) => ({
  currency: 'EUR',
  lines: [{ solution: 'credit', amountMinor }],
  reason: 'Incompleto, segunda vez',
  cause: 'preparation' as const,
  areaId: null,
});
const asked = async (reference: string, amountMinor = 18_450) => {
  const { proposals } = await it.api.call(
    proposeApi.propose,
    { params: { reference }, body: { ...solution(amountMinor), intent: 'ask' } },
    agent,
  );
  const proposal = proposals.at(-1)!;
  return { proposal, request: proposal.authorisations.at(-1)! };
};
const decide = (id: string, body: object, caller = lead) =>
  it.api.call(api.decide, { params: { id }, body: body as never }, caller);
const code = async (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (problem: { code: string }) => problem.code,
  );

test('whoever comes second hears who was first: second thoughts are of whoever decided', async () => {
  const { reference } = await it.aCase({ message: { from: { name: 'Bea', address: 'bea@cliente.example' } } });
  const { request } = await asked(reference);
  await decide(request.id, { outcome: 'approve' });
  const late = decide(request.id, { outcome: 'refuse', reason: 'no procede' }, director);
  await expect(late).rejects.toMatchObject({
    code: 'authorisation.already_decided',
    problem: { detail: expect.stringContaining(it.people.lead.name) as unknown },
  });
  const view = await it.api.call(api.getAuthorisation, { params: { id: request.id } }, director);
  expect(view).toMatchObject({ state: 'approved', decidedBy: { id: it.people.lead.id } });
});

test('what waits for others is apart: the Director may take it, an auditor only reads it, whoever proposed it has it in neither', async () => {
  const { reference } = await it.aCase({ message: { from: { name: 'Ian', address: 'ian@cliente.example' } } });
  const { request } = await asked(reference, 70_000);
  const ids = async (caller: typeof lead, view: 'pending' | 'others') =>
    (await it.api.call(api.listAuthorisations, { query: { view } }, caller)).authorisations.map(({ id }) => id);
  const counts = (caller: typeof lead) => it.api.call(api.countAuthorisations, {}, caller);
  const mayDecide = async (caller: typeof lead) =>
    (await it.api.call(api.getAuthorisation, { params: { id: request.id } }, caller)).can['decide'];
  for (const caller of [lead, director, auditor, agent])
    for (const view of ['pending', 'others'] as const) {
      const shown = await ids(caller, view);
      expect((await counts(caller))[view]).toBe(shown.length);
      const theirs =
        (caller === lead && view === 'pending') || ([director, auditor].includes(caller) && view === 'others');
      expect(shown.includes(request.id)).toBe(theirs);
    }
  expect([await mayDecide(lead), await mayDecide(director), await mayDecide(auditor)]).toEqual([
    true,
    true,
    'authorisation.not_yours',
  ]);
  await decide(request.id, { outcome: 'approve' }, director);
  expect(await ids(director, 'others')).not.toContain(request.id);
});

test('the Director decides over any policy with a reason: marked, and what was asked gives way', async () => {
  const { id, reference } = await it.aCase({ message: { from: { name: 'Eloy', address: 'eloy@cliente.example' } } });
  const { proposal, request } = await asked(reference, 70_000);
  const over = (caller: typeof lead, body: object = {}) =>
    it.api.call(
      proposeApi.decideAsDirector,
      { params: { reference }, body: { ...solution(150_000), ...body } },
      caller,
    );
  expect(await code(over(agent))).toBe('proposal.not_director');
  expect(await code(over(director, { reason: '' }))).toBe('proposal.reason_needed');
  const { proposals } = await over(director);
  expect(proposals.map((one) => [one.state, one.byDirector, one.endedBecause])).toEqual([
    ['withdrawn', false, 'director'],
    ['approved', true, ''],
  ]);
  expect((await it.events(id)).findLast(({ type }) => type === 'proposal.made')?.data).toMatchObject({
    director: true,
  });
  expect(await code(decide(request.id, { outcome: 'approve' }))).toBe('authorisation.changed');
  const view = await it.api.call(api.getAuthorisation, { params: { id: request.id } }, lead);
  expect(view).toMatchObject({
    state: 'superseded',
    overtaken: { state: 'director', by: { id: it.people.director.id } },
  });
  const inbox = await db.selectFrom('case_inbox').selectAll().where('case_id', '=', id).executeTakeFirstOrThrow();
  expect(inbox).toMatchObject({ ball: 'ours', waits_for: null });
  const given = { id: newId(), purpose: 'director', person_id: it.people.lead.id, made_by: 'system:tests' };
  const [now, hour] = [it.house.clock.now(), 3_600_000];
  const [starts_at, ends_at] = [new Date(now.getTime() - hour), new Date(now.getTime() + hour)];
  await db
    .insertInto('duty')
    .values({ ...given, starts_at, ends_at, made_at: now })
    .execute();
  const again = await over(lead, { reply: { text: 'Te abonamos 1.500,00 €.' } });
  expect(again.proposals.at(-1)).toMatchObject({ state: 'applied', byDirector: true, executions: [{ state: 'open' }] });
  expect(again.proposals.find((one) => one.id === proposal.id)).toMatchObject({ state: 'withdrawn' });
  const own = await it.aCase({ message: { from: { name: 'Ona', address: 'ona@cliente.example' } } });
  const input = { params: { reference: own.reference }, body: { ...solution(60_000), intent: 'ask' as const } };
  const mine = (await it.api.call(proposeApi.propose, input, lead)).proposals[0]!;
  const overOwn = async (caller: typeof lead) =>
    code(it.api.call(proposeApi.decideAsDirector, { params: input.params, body: { ...solution(60_000) } }, caller));
  expect(await overOwn(lead)).toBe('authorisation.own_request');
  await it.api.call(proposeApi.withdrawProposal, { params: { reference: own.reference, id: mine.id } }, lead);
  expect(await overOwn(lead)).toBe('authorisation.own_request');
  expect(await overOwn(director)).toBe('done');
  // Nor what they asked for in a case linked to it, nor what they have themselves, or had: letting it go first changes nothing.
  const taken = await it.aCase({ message: { from: { name: 'Noa', address: 'noa@cliente.example' } } });
  const at = { params: { reference: taken.reference } };
  const overTaken = () => code(it.api.call(proposeApi.decideAsDirector, { ...at, body: solution(60_000) }, lead));
  const [a, b] = [own.id, taken.id].toSorted();
  const link = { a: a!, b: b!, kind: 'related', by: 'system:tests', at: now };
  await db.insertInto('case_link').values(link).execute();
  expect(await overTaken()).toBe('authorisation.own_request');
  await db.deleteFrom('case_link').execute();
  expect(await overTaken()).toBe('done');
  await it.api.call(casesApi.take, { ...at, body: {} }, lead);
  expect(await overTaken()).toBe('authorisation.own_case');
  await it.api.call(casesApi.assign, { ...at, body: { ownerId: null } }, lead);
  expect(await overTaken()).toBe('authorisation.own_case');
  await db.deleteFrom('duty').execute();
  expect(await code(over(lead))).toBe('proposal.not_director');
});

test('less may be authorised, never more than is asked; the second is asked what the first one left', async () => {
  const { reference } = await it.aCase({ message: { from: { name: 'Nil', address: 'nil@cliente.example' } } });
  const { proposal, request } = await asked(reference, 120_000);
  expect(await code(decide(request.id, { outcome: 'change', amountMinor: 120_001 }))).toBe(
    'authorisation.amount_above',
  );
  await decide(request.id, { outcome: 'change', amountMinor: 110_000 });
  const { id } = await db
    .selectFrom('authorisation')
    .select('id')
    .where('proposal_id', '=', proposal.id)
    .where('step', '=', 2)
    .executeTakeFirstOrThrow();
  expect(await code(decide(id, { outcome: 'change', amountMinor: 120_000 }, director))).toBe(
    'authorisation.amount_above',
  );
  expect(await decide(id, { outcome: 'change', amountMinor: 105_000 }, director)).toMatchObject({
    totalMinor: 105_000,
  });
  expect(await decide(id, { outcome: 'approve' }, director)).toMatchObject({
    state: 'approved',
    amountMinor: 110_000,
    totalMinor: 110_000,
  });
});

test('the first of two changes their mind while the second has not decided: the second is asked anew, or no more', async () => {
  const { reference } = await it.aCase({ message: { from: { name: 'Iu', address: 'iu@cliente.example' } } });
  const { proposal, request } = await asked(reference, 120_000);
  const second = () =>
    db
      .selectFrom('authorisation')
      .select(['id', 'state', 'approver_id'])
      .where('proposal_id', '=', proposal.id)
      .where('step', '=', 2)
      .where('state', '=', 'pending')
      .execute();
  await decide(request.id, { outcome: 'approve' });
  const [former] = await second();
  expect(former).toMatchObject({ approver_id: it.people.director.id });
  expect(await decide(request.id, { outcome: 'change', amountMinor: 110_000 })).toMatchObject({ state: 'changed' });
  const [anew, ...more] = await second();
  expect([anew?.approver_id, anew?.id === former?.id, more]).toEqual([it.people.director.id, false, []]);
  expect(await code(decide(former!.id, { outcome: 'approve' }, director))).not.toBe('done');
  expect(await decide(request.id, { outcome: 'refuse', reason: 'Mejor no' })).toMatchObject({ state: 'refused' });
  expect(await second()).toEqual([]);
  await decide(request.id, { outcome: 'approve' });
  expect(await decide((await second())[0]!.id, { outcome: 'approve' }, director)).toMatchObject({
    state: 'approved',
    amountMinor: 120_000,
  });
  expect(await code(decide(request.id, { outcome: 'refuse', reason: 'Tarde' }))).toBe('authorisation.already_decided');
});

test('only whoever proposed it changes it: nobody writes what they may then authorise', async () => {
  const { reference } = await it.aCase({ message: { from: { name: 'Ari', address: 'ari@cliente.example' } } });
  const { proposal, request } = await asked(reference, 60_000);
  for (const caller of [lead, director]) {
    const changed = it.api.call(
      proposeApi.changeProposal,
      { params: { reference, id: proposal.id }, body: solution(90_000) },
      caller,
    );
    expect(await code(changed)).toBe('proposal.not_maker');
  }
  const view = await it.api.call(api.getAuthorisation, { params: { id: request.id } }, lead);
  expect(view).toMatchObject({ state: 'pending', version: 1, totalMinor: 60_000, outdated: false });
});

test('changed after a part was granted, each line is still carried out by the area of its own row', async () => {
  const areaId = newId();
  await db.insertInto('area').values({ id: areaId, name: 'Almacén', created_at: it.house.clock.now() }).execute();
  await publish(
    it,
    2,
    [
      rule({ id: 'AB-01', solutions: ['credit'], maxAmount: 15_000 }),
      rule({ id: 'CA-01', solutions: ['exchange'], level: 2, areaId }),
    ],
    {
      approvers: [{ role: null, personId: it.people.lead.id, deputyId: null, deputyMinutes: 60 }],
      fourEyesAbove: null,
    },
  );
  const { reference } = await it.aCase({ message: { from: { name: 'Iria', address: 'iria@cliente.example' } } });
  const given = (lines: object[]) => ({ ...solution(1), lines: lines as [{ solution: string }] });
  const refund = { solution: 'refund', amountMinor: 60_000 };
  const exchange = { solution: 'exchange' };
  const first = await it.api.call(
    proposeApi.propose,
    {
      params: { reference },
      body: { ...given([{ solution: 'credit', amountMinor: 2_000 }, refund, exchange]), intent: 'ask' },
    },
    agent,
  );
  const { id } = first.proposals[0]!;
  const changed = await it.api.call(
    proposeApi.changeProposal,
    { params: { reference, id }, body: given([exchange, { ...refund, amountMinor: 50_000 }]) },
    agent,
  );
  await decide(changed.proposals[0]!.authorisations.at(-1)!.id, { outcome: 'approve' });
  const { proposals } = await it.api.call(proposeApi.applyProposal, { params: { reference, id }, body: {} }, agent);
  expect(proposals[0]!.executions.map((one) => [one.solution, one.areaId]).toSorted()).toEqual([
    ['credit', null],
    ['exchange', areaId],
    ['refund', null],
  ]);
  const credit = proposals[0]!.executions.find((one) => one.solution === 'credit')!;
  const give = async (body: object, caller = agent) =>
    it.api.call(api.giveExecution, { params: { id: credit.id }, body }, caller);
  expect(await code(give({}))).toBe('execution.one_needed');
  expect(await code(give({ personId: it.people.lead.id, areaId }))).toBe('execution.one_needed');
  await give({ areaId });
  expect(await code(give({ personId: it.people.agent.id }))).toBe('execution.not_found');
  const { executions } = await it.api.call(api.listExecutions, { query: { whose: 'all' } }, lead);
  expect(executions.find((one) => one.id === credit.id)).toMatchObject({ areaName: 'Almacén', assignee: null });
});

test('lines that go to different people are two proposals: a yes never reaches what its row leaves to others', async () => {
  const director = { role: 'director' as const, personId: null, deputyId: null, deputyMinutes: 60 };
  await publish(it, 3, [rule({ id: 'RE-01', solutions: ['refund'], level: 3, approvers: [director] })], {
    approvers: [{ role: null, personId: it.people.lead.id, deputyId: null, deputyMinutes: 60 }],
    fourEyesAbove: null,
  });
  const { reference } = await it.aCase({ message: { from: { name: 'Uxía', address: 'uxia@cliente.example' } } });
  const refund = { solution: 'refund', amountMinor: 60_000 };
  const lines: [typeof refund, ...(typeof refund)[]] = [refund, { ...refund, solution: 'credit' }];
  const propose = (body: object) =>
    it.api.call(
      proposeApi.propose,
      { params: { reference }, body: { ...solution(1), intent: 'ask', ...body } as never },
      agent,
    );
  expect(await code(propose({ lines }))).toBe('proposal.different_people');
  const { id } = (await propose({ lines: [refund] })).proposals[0]!;
  const change = { params: { reference, id }, body: { ...solution(1), lines } };
  expect(await code(it.api.call(proposeApi.changeProposal, change, agent))).toBe('proposal.different_people');
});

test('who only reads authorises nothing: neither as a delegate, nor in the place of whoever is away, nor once they were asked', async () => {
  await publish(it, 4, [], {
    approvers: [{ role: null, personId: it.people.lead.id, deputyId: null, deputyMinutes: 60 }],
    fourEyesAbove: null,
  });
  const [now, auditorId] = [it.house.clock.now(), it.people.auditor.id];
  const dates = { starts_at: new Date(now.getTime() - HOUR), ends_at: new Date(now.getTime() + 3 * HOUR) };
  const dated = { startsAt: now.toISOString(), endsAt: dates.ends_at.toISOString() };
  expect(await code(it.api.call(api.delegate, { body: { delegateId: auditorId, ...dated } }, lead))).toBe(
    'delegation.reads_only',
  );
  const made = { ...dates, person_id: it.people.lead.id, made_by: 'system:tests' };
  await db
    .insertInto('delegation')
    .values({ id: newId(), ...made, made_at: now, delegate_id: auditorId })
    .execute();
  const { reference } = await it.aCase({ message: { from: { name: 'Noa', address: 'noa@cliente.example' } } });
  expect((await asked(reference)).request.approver.id).toBe(it.people.lead.id);
  await db
    .insertInto('absence')
    .values({ id: newId(), ...made, substitute_id: auditorId })
    .execute();
  const { proposal, request } = await asked(reference);
  expect(request.approver.id).toBe(it.people.director.id);
  await db.updateTable('authorisation').set({ approver_id: auditorId }).where('id', '=', request.id).execute();
  const yes = { outcome: 'approve', amountMinor: null, reason: '' } as const;
  const byLink = it.as(system('tests'), (work) =>
    decideRequest(work, request.id, { personId: auditorId, via: 'link' }, yes),
  );
  expect(await code(byLink)).toBe('authorisation.not_yours');
  await sweepAuthorisations(it.house);
  const rows = await db
    .selectFrom('authorisation')
    .select(['approver_id', 'state'])
    .where('proposal_id', '=', proposal.id)
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
  // In whose place it was asked is there still, and is asked in person.
  expect(rows).toMatchObject([
    { approver_id: auditorId, state: 'superseded' },
    { approver_id: it.people.director.id, state: 'pending' },
  ]);
  await db.deleteFrom('absence').execute();
  await db.deleteFrom('delegation').execute();
});

test('whoever is asked has left: their deputy is asked, at once or when they leave, before the Director', async () => {
  const former = await aPerson(it.house, 'lead', { name: 'Berta Lara' });
  await publish(it, 5, [], {
    approvers: [{ role: null, personId: former.id, deputyId: it.people.lead.id, deputyMinutes: 60 }],
    fourEyesAbove: null,
  });
  const { reference } = await it.aCase({ message: { from: { name: 'Pau', address: 'pau@cliente.example' } } });
  const before = await asked(reference);
  expect(before.request.approver.id).toBe(former.id);
  await db.updateTable('person').set({ status: 'disabled' }).where('id', '=', former.id).execute();
  await sweepAuthorisations(it.house);
  const { proposals } = await it.api.call(proposeApi.listProposals, { params: { reference } }, agent);
  expect(proposals.at(-1)!.authorisations.map(({ approver, state }) => [approver.id, state])).toEqual([
    [former.id, 'superseded'],
    [it.people.lead.id, 'pending'],
  ]);
  const after = await asked(reference);
  expect(after.request).toMatchObject({ approver: { id: it.people.lead.id }, asked: { id: former.id } });
  expect(await decide(after.request.id, { outcome: 'approve' })).toMatchObject({ state: 'approved' });
});

test('what was granted stays with nobody: the Director’s is for whoever has the case, of who left for their lead, overdue it is reminded of', async () => {
  const leaver = await aPerson(it.house, 'agent', { name: 'Sara Pons', teamIds: [it.teamId] });
  const { id, reference } = await it.aCase({ message: { from: { name: 'Zoe', address: 'zoe@cliente.example' } } });
  const setOwner = (owner_id: string) =>
    db.updateTable('case_inbox').set({ owner_id }).where('case_id', '=', id).execute();
  await setOwner(leaver.id);
  const body = { ...solution(60_000), reply: { text: 'Te abonamos 600,00 €.' } };
  const decided = await it.api.call(proposeApi.decideAsDirector, { params: { reference }, body }, director);
  const [task] = decided.proposals.at(-1)!.executions;
  expect(task).toMatchObject({ state: 'open', assignee: { id: leaver.id } });
  const [now, told] = [
    it.house.clock.now(),
    async () =>
      (
        await db
          .selectFrom('outbox')
          .select('mail')
          .where('kind', '=', 'system')
          .where('case_id', '=', id)
          .orderBy('created_at')
          .orderBy('id')
          .execute()
      )
        .map(({ mail }) => mail as unknown as { subject: string; to: { address: string }[]; text: string })
        .filter(({ subject }) => subject.includes('600,00'))
        .map(({ subject, to }) => [subject.split(':')[0], to[0]?.address]),
  ];
  await db.updateTable('person').set({ status: 'disabled' }).where('id', '=', leaver.id).execute();
  await sweepExecutions(it.house);
  await sweepExecutions(it.house);
  const assignee = async () =>
    (await db.selectFrom('execution').select('assignee_id').where('id', '=', task!.id).executeTakeFirstOrThrow())
      .assignee_id;
  expect(await assignee()).toBe(it.people.lead.id);
  expect(await told()).toEqual([['Ahora te toca', it.people.lead.email]]);
  for (const days of [7, 14, 14]) {
    it.house.clock.set(new Date(now.getTime() + days * DAY));
    await sweepExecutions(it.house);
  }
  expect((await told()).slice(1)).toEqual([
    ['Sin confirmar', it.people.lead.email],
    ['Sin confirmar', it.people.lead.email],
    ['Sigue sin confirmar', it.people.director.email],
  ]);
  expect((await it.events(id)).filter(({ type }) => type.startsWith('execution.')).map(({ type }) => type)).toEqual([
    'execution.opened',
    'execution.given',
    'execution.reminded',
    'execution.reminded',
  ]);
  it.house.clock.set(now);
});

test('a restriction about a family of products is passed only by saying another; what was said is kept with the line', async () => {
  const approvers = [{ role: null, personId: it.people.lead.id, deputyId: null, deputyMinutes: 60 }];
  const taps = aRule({ id: 'GR-01', solutions: ['credit'], level: 3, approvers, when: { families: ['Grifería'] } });
  await publish(it, 6, [taps, rule({ id: 'AB-01', solutions: ['credit'], maxAmount: 15_000 })], {
    approvers,
    fourEyesAbove: null,
  });
  expect((await it.api.call(policyApi.listSolutions, {}, agent)).families).toEqual(['Grifería']);
  const { reference } = await it.aCase({ message: { from: { name: 'Eli', address: 'eli@cliente.example' } } });
  const lines = (family: string | null): [{ solution: string; amountMinor: number; family: string | null }] => [
    { solution: 'credit', amountMinor: 1_000, family },
  ];
  const says = async (family: string | null) => {
    const body = { currency: 'EUR', lines: lines(family) };
    const { level, ruleId, reason } = await it.api.call(
      proposeApi.policyAnswer,
      { params: { reference }, body },
      agent,
    );
    return [level, ruleId, reason.code];
  };
  expect(await says(null)).toEqual([3, 'GR-01', 'family_unknown']);
  expect(await says('Grifería')).toEqual([3, 'GR-01', 'authorise']);
  expect(await says(OTHER_FAMILY)).toEqual([1, 'AB-01', 'own']);
  const body = { ...solution(1), lines: lines('Grifería'), intent: 'ask' as const };
  const { proposals } = await it.api.call(proposeApi.propose, { params: { reference }, body }, agent);
  expect(proposals.at(-1)!.lines).toMatchObject([{ family: 'Grifería' }]);
  const asked = proposals.at(-1)!.authorisations[0]!.id;
  const view = await it.api.call(api.getAuthorisation, { params: { id: asked } }, lead);
  expect(view.details).toMatchObject([{ detail: 'Grifería' }]);
});
