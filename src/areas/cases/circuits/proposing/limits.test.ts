import { afterAll, beforeAll, expect, test } from 'vitest';
import { authorisationsApi } from '#areas/authority/contract.ts';
import { sweepExecutions } from '#areas/authority/index.ts';
import { keepChoice, legalPack } from '#areas/clocks/index.ts';
import { organisationApi as org } from '#areas/organisation/contract.ts';
import { DAY, MINUTE } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import { system } from '#platform/work/index.ts';
import { casesHouse } from '../../cases.fixture.ts';
import { casesApi } from '../../contract.ts';
import { proposeApi } from './propose.contract.ts';
import { publish, rule } from './proposing.fixture.ts';

const it = await casesHouse();
afterAll(it.close);
const { db } = it.house.database;
const { agent, lead } = it.callers;

beforeAll(async () => {
  const own = rule({ id: 'AB-01', solutions: ['credit'], maxAmount: 15_000 });
  own.when.perCustomer = { days: 30, maxAmount: 15_000, maxCount: null };
  await publish(it, 1, [own], {
    approvers: [{ role: null, personId: it.people.lead.id, deputyId: null, deputyMinutes: 60 }],
    fourEyesAbove: null,
  });
});

const credit = { solution: 'credit', amountMinor: 10_000 };
const shipping = { solution: 'free_shipping', amountMinor: 3_000 };
const body = (lines: object[], more: object = {}) =>
  ({ currency: 'EUR', lines, reason: 'Incompleto', cause: 'preparation', areaId: null, ...more }) as never;
const aCase = (name: string, given: object = {}) =>
  it.aCase({ given, message: { from: { name, address: `${name}@cliente.example` } } });
const propose = async (reference: string, lines: object[], more: object = {}, caller = agent) => {
  const input = { params: { reference }, body: body(lines, { intent: 'apply', ...more }) };
  return (await it.api.call(proposeApi.propose, input, caller)).proposals.at(-1)!;
};
const code = async (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (problem: { code: string }) => problem.code,
  );
const granted = (lines: readonly { solution: string; appliedAt: string | null }[]) =>
  lines.map(({ solution, appliedAt }) => [solution, appliedAt !== null]);

test('what was granted of a proposal counts on when the rest of it is withdrawn', async () => {
  const { reference } = await aCase('ada');
  const { id } = await propose(reference, [shipping, credit], { intent: 'ask' });
  await it.api.call(proposeApi.withdrawProposal, { params: { reference, id } }, agent);
  expect(await code(propose(reference, [credit]))).toBe('proposal.not_own');
});

test('what was granted of a proposal counts on, and stays in its total, when the rest of it is changed', async () => {
  const { reference } = await aCase('bea');
  const { id } = await propose(reference, [shipping, credit], { intent: 'ask' });
  const change = await it.api.call(
    proposeApi.changeProposal,
    { params: { reference, id }, body: body([credit]) },
    agent,
  );
  expect(change.proposals).toMatchObject([{ state: 'waiting', version: 2, level: 3, totalMinor: 20_000 }]);
  expect(granted(change.proposals[0]!.lines)).toEqual([
    ['credit', true],
    ['credit', false],
  ]);
});

test('while a proposal is being changed the policy answers as it will decide: without counting it, under its own version', async () => {
  const { reference } = await aCase('sol');
  const { id } = await propose(reference, [shipping, shipping], { intent: 'ask' });
  const ask = async (changing: string | null, which = reference) => {
    const { reason: _, cause: __, areaId: ___, ...asked } = body([credit]) as Record<string, unknown>;
    const input = { params: { reference: which }, body: { ...asked, changing } as never };
    const { level, remaining } = await it.api.call(proposeApi.policyAnswer, input, agent);
    return [level, remaining?.minor];
  };
  expect(await ask(null)).toEqual([3, 9_000]);
  expect(await ask(id)).toEqual([1, 15_000]);
  const { reference: other } = await aCase('otra');
  expect(await code(ask(id, other))).toBe('proposal.not_found');
});

test('undoing a reply takes back what was granted with it: not what was granted before, nor what is done', async () => {
  const { id: caseId, reference } = await aCase('cloe');
  const { id, authorisations } = await propose(reference, [credit, shipping, shipping], { intent: 'ask' });
  it.house.clock.advance(MINUTE);
  const decide = { params: { id: authorisations[0]!.id }, body: { outcome: 'approve' } as never };
  await it.api.call(authorisationsApi.decide, decide, lead);
  const apply = async () => {
    const input = { params: { reference, id }, body: { reply: { text: 'Te lo abonamos.', undoSeconds: 30 } } };
    return (await it.api.call(proposeApi.applyProposal, input, agent)).proposals[0]!;
  };
  const { executions } = await apply();
  const [, done] = executions.toSorted((a, b) => a.openedAt.localeCompare(b.openedAt));
  await it.api.call(authorisationsApi.confirmExecution, { params: { id: done!.id }, body: { proof: 'R-1' } }, agent);
  const { message_id: messageId } = await db
    .selectFrom('proposal')
    .select('message_id')
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  await it.api.call(casesApi.undoReply, { params: { reference, messageId: messageId! }, body: {} }, agent);
  const { proposals } = await it.api.call(proposeApi.listProposals, { params: { reference } }, agent);
  expect(proposals).toMatchObject([{ state: 'approved' }]);
  expect(granted(proposals[0]!.lines).filter(([, is]) => is)).toHaveLength(2);
  expect(granted(proposals[0]!.lines)[0]).toEqual(['credit', true]);
  expect(proposals[0]!.executions.map(({ state }) => state).toSorted()).toEqual(['cancelled', 'done', 'open']);
  const again = await apply();
  expect(again.executions.map(({ state }) => state).toSorted()).toEqual(['done', 'open', 'open']);
  expect(again.executions.find(({ state }) => state === 'done')).toMatchObject({ id: done!.id, proof: 'R-1' });
});

test('nothing is granted alone by leaving its amount out', async () => {
  await publish(it, 2, [rule({ id: 'AB-02', maxAmount: 5_000 })], { approvers: [], fourEyesAbove: null });
  const { reference } = await aCase('sara');
  const anything = { solution: 'other', detail: 'Devolver 900 €' };
  expect(await code(propose(reference, [anything]))).toBe('proposal.not_own');
  expect(await code(propose(reference, [anything, { solution: 'exchange' }]))).toBe('proposal.not_own');
  expect(await code(propose(reference, [{ solution: 'refund' }]))).toBe('proposal.amount_needed');
  expect(await code(propose(reference, [{ ...anything, amountMinor: 900 }]))).toBe('done');
  expect(await code(propose(reference, [{ solution: 'exchange' }]))).toBe('done');
  await db.deleteFrom('policy_version').where('number', '=', 2).execute();
});

test('two cases of one customer at the same instant: the limit is one', async () => {
  const [one, other] = [await aCase('dora'), await aCase('dora')];
  const both = await Promise.all([one, other].map(({ reference }) => code(propose(reference, [credit]))));
  expect(both.toSorted()).toEqual(['done', 'proposal.not_own']);
});

test('what was delegated to somebody who is away themselves is asked of whoever delegated it', async () => {
  const { director, lead: them } = it.people;
  const now = it.house.clock.now();
  const span = { starts_at: new Date(now.getTime() - DAY), ends_at: new Date(now.getTime() + DAY) };
  const made = { ...span, id: newId(), made_by: 'system:tests' };
  await db
    .insertInto('delegation')
    .values({ ...made, person_id: them.id, delegate_id: director.id, made_at: now })
    .execute();
  const { reference } = await aCase('olga');
  const approver = async () => (await propose(reference, [shipping], { intent: 'ask' })).authorisations[0]?.approver.id;
  expect(await approver()).toBe(director.id);
  await db
    .insertInto('absence')
    .values({ ...made, person_id: director.id })
    .execute();
  expect(await approver()).toBe(them.id);
  await db.deleteFrom('absence').execute();
  await db.deleteFrom('delegation').execute();
});

test.each(['linked', 'of one order'])(
  'two cases of two customers, %s, by two people at the same instant: the limit is one',
  async (how) => {
    const [one, other] = [
      await aCase(`ian ${how}`.replaceAll(' ', '.')),
      await aCase(`jan ${how}`.replaceAll(' ', '.')),
    ];
    const [a, b] = [one.id, other.id].toSorted();
    const link = { a: a!, b: b!, kind: 'related', by: 'system:tests', at: it.house.clock.now() };
    if (how === 'linked') await db.insertInto('case_link').values(link).execute();
    const more = how === 'linked' ? {} : { orderRef: 'P-77' };
    const both = await Promise.all([
      code(propose(one.reference, [credit], more)),
      code(propose(other.reference, [credit], more, lead)),
    ]);
    expect(both.toSorted()).toEqual(['done', 'proposal.not_own']);
  },
);

test('a right by law gives back what was paid, once; the rest is a concession', async () => {
  const pack = legalPack('es-general')!;
  await it.as(system('tests'), async (work) => keepChoice(work, pack, null, work.now));
  const { reference } = await aCase('eva', { reasonCode: 'withdrawal' });
  const refund = async (amountMinor: number, more: object = {}) =>
    code(
      propose(reference, [{ solution: 'refund', amountMinor }], {
        orderRef: 'P-1',
        orderTotalMinor: 9_000,
        purchasedOn: '2026-11-05',
        ...more,
      }),
    );
  expect(await refund(9_001)).toBe('proposal.not_own');
  expect(await refund(6_000, { orderTotalMinor: null })).toBe('proposal.not_own');
  expect(await refund(6_000, { purchasedOn: '2026-12-05' })).toBe('proposal.purchase_ahead');
  expect(await refund(6_000, { deliveredOn: '2026-12-05' })).toBe('proposal.delivery_ahead');
  // Bought long ago and delivered last week: the fourteen days have just begun.
  expect(await refund(6_000, { purchasedOn: '2026-10-01' })).toBe('proposal.not_own');
  expect(await refund(6_000, { purchasedOn: '2026-10-01', deliveredOn: '2026-11-05' })).toBe('done');
  expect(await refund(3_001, { orderRef: 'p 1' })).toBe('proposal.not_own');
  expect(await refund(3_000)).toBe('done');
});

test('a right is judged when the customer used it, under the law their case came under, however long we take', async () => {
  const now = it.house.clock.now();
  const daysAgo = (n: number) => new Date(now.getTime() - n * DAY).toISOString().slice(0, 10);
  const { reference } = await aCase('zoe', { reasonCode: 'withdrawal' });
  const late = await aCase('zoe', { reasonCode: 'withdrawal' });
  it.house.clock.advance(3 * DAY);
  await it.as(system('tests'), async (work) => keepChoice(work, legalPack('pe-libro')!, null, work.now));
  const me = await it.api.signedIn(it.people.agent);
  const refund = (which: string, orderRef: string, delivered: number) => {
    const more = {
      orderRef,
      orderTotalMinor: 9_000,
      purchasedOn: daysAgo(delivered + 1),
      deliveredOn: daysAgo(delivered),
    };
    const asked = body([{ solution: 'refund', amountMinor: 6_000 }], { intent: 'apply', ...more });
    return code(it.api.call(proposeApi.propose, { params: { reference: which }, body: asked }, me));
  };
  expect(await refund(reference, 'P-8', 13)).toBe('done');
  expect(await refund(late.reference, 'P-9', 20)).toBe('proposal.not_own');
});

test('asked anew, what an area has to be asked first takes the place of what waited, in one step', async () => {
  const { reference } = await aCase('zoe');
  const fresh = await it.api.signedIn(it.people.agent);
  const waits = await propose(reference, [{ solution: 'exchange' }], { intent: 'ask' }, fresh);
  const areaId = newId();
  const area = { id: areaId, name: 'Taller', email: 'taller@ribera.example', created_at: it.house.clock.now() };
  await db.insertInto('area').values(area).execute();
  await publish(it, 9, [rule({ id: 'CA-09', solutions: ['exchange'], level: 2, areaId })], {
    approvers: [],
    fourEyesAbove: null,
  });
  const question = { question: '¿Hay otra?', answers: ['Sí', 'No'], instead: waits.id };
  const consult = async () => propose(reference, [{ solution: 'exchange' }], { intent: 'consult', ...question }, fresh);
  const asked = await consult();
  expect(asked).toMatchObject({ state: 'waiting', level: 2, policyNumber: 9 });
  const { proposals } = await it.api.call(proposeApi.listProposals, { params: { reference } }, fresh);
  expect(proposals.find(({ id }) => id === waits.id)?.state).toBe('withdrawn');
  expect(await code(consult())).toBe('proposal.not_waiting');
});

test('what an area had to carry out goes to whichever takes over from it, and is told; where none does, back to whoever granted it', async () => {
  const { id: caseId, reference } = await aCase('ona');
  await publish(it, 10, [rule({ id: 'AB-10', solutions: ['credit'], maxAmount: 15_000 })], {
    approvers: [],
    fourEyesAbove: null,
  });
  const [fresh, admin] = [await it.api.signedIn(it.people.agent), await it.api.signedIn(it.people.administrator)];
  const granted = await propose(reference, [credit], { reply: { text: 'Te abonamos 100,00 €.' } }, fresh);
  const task = granted.executions[0]!.id;
  const area = async (name: string) =>
    it.api.call(org.createArea, { body: { name, email: `${name}@r.example` } }, admin);
  const [obras, taller] = [await area('obras'), await area('montaje')];
  const given = { params: { id: task }, body: { personId: null, areaId: obras.id } };
  await it.api.call(authorisationsApi.giveExecution, given, fresh);
  const retire = async (id: string, heirId: string | null) =>
    it.api.call(org.updateArea, { params: { id }, body: { active: false, heirId } }, admin);
  expect(await code(retire(obras.id, obras.id))).toBe('area.heir_unused');
  const whose = async () => {
    await sweepExecutions(it.house);
    const found = db.selectFrom('execution').select(['area_id', 'assignee_id']).where('id', '=', task);
    return Object.values(await found.executeTakeFirstOrThrow());
  };
  await retire(obras.id, taller.id);
  expect(await whose()).toEqual([taller.id, null]);
  const mails = await db.selectFrom('outbox').select('mail').where('case_id', '=', caseId).execute();
  expect(JSON.stringify(mails)).toContain('obras ya no está en uso');
  await retire(taller.id, null);
  expect(await whose()).toEqual([null, it.people.agent.id]);
});
