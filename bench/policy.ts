import pg from 'pg';
import { aRule } from '#areas/authority/contract.ts';
import { decide, type Facts, type Policy } from '#areas/authority/index.ts';
import { api, get } from './calls.ts';
import { compare, type Compared } from './compare.ts';
import { drive, type Figures } from './measure.ts';

const ROWS = 500;
const DECISIONS = 100_000;

/** Rows of every kind of condition, the last of which decides. */
function longPolicy(): Policy {
  const rules = Array.from({ length: ROWS }, (_, n) =>
    aRule({
      id: `R-${n}`,
      who: { roles: ['agent', 'lead'], minDays: n % 3 === 0 ? 30 : null },
      solutions: n % 4 === 0 ? [] : ['credit', 'refund'],
      when: {
        maxAmount: 100 + n * 10,
        maxShare: n % 5 === 0 ? 50 : null,
        maxDays: 90,
        segments: n % 2 === 0 ? ['person'] : [],
        reasons: n % 7 === 0 ? ['late'] : [],
        perCustomer: { days: 90, maxAmount: 30_000, maxCount: 5 },
        perAgent: { days: 1, maxAmount: 100_000, maxCount: null },
      },
      level: n % 2 === 0 ? 1 : 3,
    }),
  );
  return {
    number: 1,
    currency: 'EUR',
    rules,
    otherwise: { approvers: [], fourEyesAbove: null },
    surprise: { yearly: 0, each: 0 },
  };
}

const FACTS: Facts = {
  requester: { id: 'ana', roles: ['agent'], teamIds: ['front'], days: 400 },
  channel: 'email',
  reason: 'damaged',
  segments: ['person'],
  daysSincePurchase: 10,
  orderTotalMinor: 61_240,
  marginPercent: null,
  ofCustomer: Array.from({ length: 10 }, (_, n) => ({
    daysAgo: n * 9,
    amountMinor: 1_000,
    times: 1,
    currency: 'EUR',
    inCase: n === 0,
  })),
  ofAgent: [{ daysAgo: 0, amountMinor: 20_000, times: 12, currency: 'EUR', inCase: false }],
  articles: [],
};

/** One proposal against 500 rows, with its reason, what is left and what may be granted instead. */
export async function evaluation(): Promise<{ ours: Figures; floor: Figures }> {
  const policy = longPolicy();
  const ask = (n: number) => [{ solution: 'credit', amountMinor: 3_000 + (n % 4_000) }];
  const ours = async (n: number): Promise<unknown> => decide(policy, { currency: 'EUR', lines: ask(n) }, FACTS);
  // By hand: a loop over the rows that compares a role, a solution and an amount, and explains nothing.
  const byHand = async (n: number): Promise<unknown> => {
    const [line] = ask(n);
    return policy.rules.find(
      ({ who, solutions, when }) =>
        who.roles.includes('agent') &&
        (solutions.length === 0 || solutions.includes(line?.solution ?? '')) &&
        (line?.amountMinor ?? 0) + 1_000 <= (when.maxAmount ?? 0),
    );
  };
  for (const call of [ours, byHand]) await drive(1, 500, call);
  return { ours: await drive(1, 3_000, ours), floor: await drive(1, 3_000, byHand) };
}

/** A draft tried on 100,000 past decisions, beside one hand-written query that counts by level and amount. */
export async function simulation(house: string, floor: string, ownerUrl: string, rounds: number): Promise<Compared> {
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  await db.query(PROPOSALS, [DECISIONS]);
  await db.query(LINES);
  await db.query('analyze proposal, proposal_line');
  try {
    const { versions } = (await api(house, '/api/v1/policies')) as { versions: { id: string; state: string }[] };
    const draft = versions.find(({ state }) => state === 'draft');
    if (!draft) throw new Error('the sample company has no draft');
    return await compare(
      'draft tried on 100,000 decisions',
      () => api(house, `/api/v1/policies/${draft.id}/simulation?months=24`),
      () => get(`${floor}/simulate`),
      { rounds, total: 5 },
    );
  } finally {
    await db.query(`delete from proposal_line where detail = 'bench'`);
    await db.query(`delete from proposal where reason = 'bench'`);
    await db.end();
  }
}

/** Of the sample's agents and cases, over a year: two in three of one's own, the rest authorised. */
const PROPOSALS = `
  with agents as (select array_agg(id) as ids from person where 'agent' = any(roles)),
    cases as (select array_agg(id) as ids from (select id from case_file order by opened_at desc limit 10000) one),
    made as (select n, (37 * n) % 40000 as amount from generate_series(1, $1::int) n)
  insert into proposal (id, case_id, made_by, made_at, decided_at, state, level, policy_number, rule_id, facts, reason, cause_code, currency, total_minor)
  select gen_random_uuid(), cases.ids[1 + n % cardinality(cases.ids)], agents.ids[1 + n % cardinality(agents.ids)],
    now() - n * interval '5 minutes', now() - n * interval '5 minutes' + interval '40 minutes',
    case when amount <= 15000 then 'applied' when n % 10 = 0 then 'refused' else 'approved' end,
    case when amount <= 15000 then 1 else 3 end, 3, case when amount <= 15000 then 'AB-01' else 'AB-02' end,
    jsonb_build_object(
      'requester', jsonb_build_object('id', agents.ids[1 + n % cardinality(agents.ids)], 'roles', '["agent"]'::jsonb, 'teamIds', '[]'::jsonb, 'days', 400),
      'channel', 'email', 'reason', 'damaged', 'segments', '["person"]'::jsonb, 'daysSincePurchase', n % 60, 'orderTotalMinor', 61240, 'marginPercent', null,
      'ofCustomer', '[{"daysAgo": 20, "amountMinor": 1000, "times": 1, "currency": "EUR", "inCase": false}]'::jsonb,
      'ofAgent', '[{"daysAgo": 0, "amountMinor": 20000, "times": 6, "currency": "EUR", "inCase": false}]'::jsonb, 'articles', '[null]'::jsonb),
    'bench', 'process', 'EUR', amount
  from made, agents, cases`;
const LINES = `
  insert into proposal_line (id, proposal_id, position, solution, amount_minor, detail, level)
  select gen_random_uuid(), id, 1, 'credit', total_minor, 'bench', level from proposal where reason = 'bench'`;
