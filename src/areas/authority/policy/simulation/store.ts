import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Facts, Level, ProposedLine } from '../engine/decision.rules.ts';
import type { PastDecision } from './simulate.rules.ts';

/** Facts as JSON, and every decision that was taken on these very ones: a text for each of its lines. */
interface Row {
  facts: string;
  rests: string;
}

interface Kept extends PastDecision {
  proposal: { currency: string; lines: ProposedLine[] };
  facts: Facts & { askedMinor?: number };
}

export interface PastAsked {
  since: Date;
  until: Date;
  /** Who decided and whether it was taken back: dearer to know, and only advice asks. */
  withFate?: boolean;
}

const WAITING = new Set(['waiting', 'refused', 'withdrawn', 'expired']);

/**
 * What was decided in a stretch of time, with the facts as they were then, in no order. What the Director decided in person is no measure.
 * 100,000 of them are read while somebody waits: equal facts are written out, sent and read once, lines come joined to their
 * proposal, in no order, and all that is short in one text.
 */
export async function pastDecisions(db: Db, { since, until, withFate = false }: PastAsked): Promise<PastDecision[]> {
  const found = await sql<Row>`
    select same.facts::text as facts, same.rests from (
      select p.facts, string_agg(concat_ws(chr(31), p.id, p.case_id, coalesce(p.customer_id::text, ''), extract(epoch from p.made_at) * 1000,
        coalesce((extract(epoch from p.decided_at - p.made_at) / 60)::float4::text, ''), p.state, p.level, coalesce(p.rule_id, ''), p.currency,
        p.total_minor, l.solution, coalesce(l.amount_minor::text, ''), coalesce(l.family, '')${withFate ? FATE : sql``}), chr(30)) as rests
      from proposal p join proposal_line l on l.proposal_id = p.id ${withFate ? FATES : sql``}
      where p.made_at >= ${since} and p.made_at < ${until} and not p.by_director and p.facts ? 'requester' group by p.facts) same`.execute(
    db,
  );
  const decisions = new Map<string, Kept>();
  for (const { facts, rests } of found.rows) {
    const known = JSON.parse(facts) as Kept['facts'];
    for (const rest of rests.split('\u001e')) {
      const parts = rest.split('\u001f');
      const [id = ''] = parts;
      const decision = decisions.get(id);
      if (decision) decision.proposal.lines.push(lineOf(parts));
      else decisions.set(id, asDecision(parts, known));
    }
  }
  return [...decisions.values()].map(asAsked);
}

const FATE = sql`, coalesce(a.decided_by::text, ''), (p.level = 1 and (p.state = 'withdrawn' or coalesce(d.at > p.made_at, false))) or x.id is not null`;
const FATES = sql`
  left join (select distinct on (proposal_id) proposal_id, decided_by from authorisation where decided_at is not null order by proposal_id, decided_at desc) a on a.proposal_id = p.id
  left join (select case_id, max(made_at) as at from proposal where by_director group by case_id) d on d.case_id = p.case_id
  left join (select distinct l.proposal_id as id from execution e join proposal_line l on l.id = e.proposal_line_id where e.state = 'cancelled') x on x.id = p.id`;

function asDecision(parts: readonly string[], facts: Kept['facts']): Kept {
  const [id = '', caseId = '', customerId, madeAt, waited, state = '', level, ruleId, currency = '', total] = parts;
  const [approverId, reversed] = parts.slice(13);
  return {
    id,
    caseId,
    customerId: customerId || null,
    madeAt: Number(madeAt),
    state,
    level: Number(level) as Level,
    ruleId: ruleId || null,
    approverId: approverId || null,
    askedMinor: facts.askedMinor ?? Number(total),
    grantedMinor: WAITING.has(state) ? 0 : Number(total),
    waitedMinutes: waited ? Number(waited) : null,
    reversed: reversed === 't',
    proposal: { currency, lines: [lineOf(parts)] },
    facts,
  };
}

function lineOf(parts: readonly string[]): ProposedLine {
  const [solution = '', amount, family] = parts.slice(10);
  return { solution, amountMinor: amount ? Number(amount) : null, family: family || null };
}

/** Cut down on the way: the line as it was asked for is what is tried again. */
function asAsked(decision: Kept): PastDecision {
  const [line] = decision.proposal.lines;
  if (line && decision.proposal.lines.length === 1 && decision.facts.askedMinor !== undefined)
    line.amountMinor = decision.facts.askedMinor;
  return decision;
}

export async function referencesOf(db: Db, caseIds: readonly string[]): Promise<Map<string, string>> {
  const found = await sql<{ id: string; reference: string }>`
    select id, reference from case_file where id = any(${[...new Set(caseIds)]}::uuid[])`.execute(db);
  return new Map(found.rows.map(({ id, reference }) => [id, reference]));
}
