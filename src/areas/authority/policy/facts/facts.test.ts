import { afterAll, expect, test } from 'vitest';
import { casesHouse } from '#areas/cases/cases.fixture.ts';
import { newId } from '#platform/ids/index.ts';
import { reading, system } from '#platform/work/index.ts';
import { daysSince, gatherFacts } from './gather-facts.ts';

const desk = await casesHouse();
afterAll(() => desk.close());
const { db } = desk.house.database;
const now = desk.house.clock.now();

interface Proposed {
  caseId: string;
  customerId?: string | null;
  state?: 'applied' | 'waiting' | 'refused' | 'withdrawn';
  amounts: [amount: number, level: number, granted?: true][];
  daysAgo?: number;
  orderRef?: string;
}

async function proposed({
  caseId,
  customerId = null,
  state = 'applied',
  amounts,
  daysAgo = 1,
  orderRef,
}: Proposed): Promise<string> {
  const id = newId();
  await db
    .insertInto('proposal')
    .values({
      id,
      case_id: caseId,
      customer_id: customerId,
      made_by: desk.people.agent.id,
      made_at: new Date(now.getTime() - daysAgo * 86_400_000),
      state,
      level: Math.max(...amounts.map(([, level]) => level)),
      policy_number: 1,
      cause_code: 'process',
      currency: 'EUR',
      order_ref: orderRef ?? null,
    })
    .execute();
  for (const [position, [amount_minor, level, granted]] of amounts.entries())
    await db
      .insertInto('proposal_line')
      .values({
        id: newId(),
        proposal_id: id,
        position,
        solution: 'credit',
        amount_minor,
        level,
        applied_at: granted ? now : null,
      })
      .execute();
  return id;
}

async function customerOf(caseId: string): Promise<string | null> {
  return (await db.selectFrom('case_file').select('customer_id').where('id', '=', caseId).executeTakeFirstOrThrow())
    .customer_id;
}

test('what was granted or waits counts, of the customer, of linked cases and of the order; rights by law do not', async () => {
  const here = await desk.aCase();
  const linked = await desk.aCase({ given: { customerId: null } });
  const stranger = await desk.aCase({ given: { customerId: null } });
  const [a, b] = [here.id, linked.id].toSorted();
  await db
    .insertInto('case_link')
    .values({ a: a ?? '', b: b ?? '', kind: 'copy', at: now, by: 'system:tests' })
    .execute();
  const customerId = await customerOf(here.id);
  await proposed({
    caseId: here.id,
    customerId,
    state: 'waiting',
    amounts: [
      [1_000, 3],
      [9_000, 0],
    ],
  });
  await proposed({ caseId: linked.id, amounts: [[200, 1]], daysAgo: 2 });
  // The same order, as another hand writes it.
  await proposed({ caseId: stranger.id, amounts: [[30, 1]], daysAgo: 3, orderRef: 'p 108-810' });
  await proposed({ caseId: here.id, customerId, state: 'refused', amounts: [[70_000, 3]] });
  await proposed({ caseId: here.id, customerId, state: 'withdrawn', amounts: [[70_000, 3]] });
  await proposed({ caseId: here.id, customerId, amounts: [[70_000, 1]], daysAgo: 400 });
  const changing = await proposed({ caseId: here.id, customerId, state: 'waiting', amounts: [[55_000, 3]] });
  const facts = await gatherFacts(reading(desk.house, system('tests')), {
    caseId: here.id,
    customerId,
    agentId: desk.people.agent.id,
    lines: [],
    orderRef: 'P-108810',
    orderTotalMinor: 61_240,
    purchasedOn: '2026-10-30',
    exceptProposalId: changing,
  });
  expect(facts.ofCustomer).toEqual([
    { daysAgo: 1, amountMinor: 1_000, times: 1, currency: 'EUR', inCase: true },
    { daysAgo: 2, amountMinor: 200, times: 1, currency: 'EUR', inCase: true },
    { daysAgo: 3, amountMinor: 30, times: 1, currency: 'EUR', inCase: true },
  ]);
  expect(facts.ofAgent.map(({ amountMinor }) => amountMinor)).toEqual([1_000, 200, 30]);
  expect(facts).toMatchObject({
    channel: 'email',
    daysSincePurchase: 10,
    orderTotalMinor: 61_240,
    requester: { id: desk.people.agent.id, roles: ['agent'], teamIds: [desk.teamId] },
  });
});

test('what was granted counts whatever became of the rest: withdrawn, refused, or being changed', async () => {
  const { id: caseId } = await desk.aCase({ given: { customerId: null } });
  const amounts: Proposed['amounts'] = [
    [1_000, 1, true],
    [70_000, 3],
    [9_000, 0, true],
  ];
  await proposed({ caseId, state: 'withdrawn', amounts });
  await proposed({ caseId, state: 'refused', amounts, daysAgo: 2 });
  await proposed({
    caseId,
    state: 'withdrawn',
    amounts: [
      [9_000, 0, true],
      [70_000, 3],
    ],
    daysAgo: 2,
  });
  const changing = await proposed({ caseId, state: 'waiting', amounts, daysAgo: 3 });
  const facts = await gatherFacts(reading(desk.house, system('tests')), {
    caseId,
    customerId: null,
    agentId: desk.people.agent.id,
    lines: [],
    exceptProposalId: changing,
  });
  const granted = { amountMinor: 1_000, times: 1, currency: 'EUR', inCase: true };
  expect(facts.ofCustomer).toEqual([1, 2, 3].map((daysAgo) => ({ daysAgo, ...granted })));
});

test.each([
  [null, null],
  ['2026-11-09', 0],
  ['2026-11-08', 1],
  ['2026-12-24', 0],
  ['2025-11-09', 365],
])('%s is %s days ago', (day, days) => {
  expect(daysSince(day, '2026-11-09')).toBe(days);
});
