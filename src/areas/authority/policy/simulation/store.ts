import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Facts, Level, ProposedLine } from '../engine/decision.rules.ts';
import type { PastDecision } from './simulate.rules.ts';

interface Row {
  id: string;
  caseId: string;
  customerId: string | null;
  madeAt: number;
  waited: number | null;
  state: string;
  level: Level;
  ruleId: string | null;
  currency: string;
  total: number;
  facts: Facts & { askedMinor?: number };
  lines: [solution: string, amount: number | null][];
  approverId: string | null;
  reversed: boolean;
}

export interface PastAsked {
  since: Date;
  until: Date;
  /** Who decided and whether it was taken back: dearer to know, and only advice asks. */
  withFate?: boolean;
}

const WAITING = new Set(['waiting', 'refused', 'withdrawn', 'expired']);

/** What was decided in a stretch of time, with the facts as they were then. What the Director decided in person is no measure. */
export async function pastDecisions(db: Db, { since, until, withFate = false }: PastAsked): Promise<PastDecision[]> {
  const fate = withFate
    ? sql`(select a.decided_by from authorisation a where a.proposal_id = p.id and a.decided_at is not null order by a.decided_at desc limit 1) as "approverId",
      (p.state = 'withdrawn' and p.level = 1) or exists (select from execution x join proposal_line l on l.id = x.proposal_line_id where l.proposal_id = p.id and x.state = 'cancelled')
        or (p.level = 1 and exists (select from proposal d where d.case_id = p.case_id and d.by_director and d.made_at > p.made_at)) as reversed`
    : sql`null as "approverId", false as reversed`;
  const found = await sql<Row>`
    select p.id, p.case_id as "caseId", p.customer_id as "customerId", extract(epoch from p.made_at)::float8 * 1000 as "madeAt",
      extract(epoch from p.decided_at - p.made_at)::float8 / 60 as waited, p.state, p.level, p.rule_id as "ruleId", p.currency, p.total_minor as total,
      p.facts, l.lines, ${fate}
    from proposal p join (
      select proposal_id, json_agg(json_build_array(solution, amount_minor) order by position) as lines from proposal_line group by proposal_id
    ) l on l.proposal_id = p.id
    where p.made_at >= ${since} and p.made_at < ${until} and not p.by_director and p.facts ? 'requester'
    order by p.made_at desc, p.id`.execute(db);
  return found.rows.map(asDecision);
}

function asDecision(row: Row): PastDecision {
  const { facts, lines, currency, waited } = row;
  const asked = facts.askedMinor ?? Number(row.total);
  // Cut down on the way: the line as it was asked for is what is tried again.
  const asAsked = lines.map(([solution, amountMinor]): ProposedLine => ({ solution, amountMinor }));
  if (facts.askedMinor !== undefined && asAsked.length === 1 && asAsked[0]) asAsked[0].amountMinor = facts.askedMinor;
  return {
    id: row.id,
    caseId: row.caseId,
    customerId: row.customerId,
    madeAt: row.madeAt,
    state: row.state,
    level: row.level,
    ruleId: row.ruleId,
    approverId: row.approverId,
    askedMinor: asked,
    grantedMinor: WAITING.has(row.state) ? 0 : Number(row.total),
    waitedMinutes: waited,
    reversed: row.reversed,
    proposal: { currency, lines: asAsked },
    facts,
  };
}

export async function referencesOf(db: Db, caseIds: readonly string[]): Promise<Map<string, string>> {
  const found = await sql<{ id: string; reference: string }>`
    select id, reference from case_file where id = any(${[...new Set(caseIds)]}::uuid[])`.execute(db);
  return new Map(found.rows.map(({ id, reference }) => [id, reference]));
}
