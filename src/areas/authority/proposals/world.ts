import { addWorkingDays, addWorkingTime, type CompiledCalendar } from '#areas/clocks/index.ts';
import { addMs, DAY, MINUTE } from '#platform/clock/index.ts';
import type { Db } from '#platform/db/index.ts';
import { decide } from '../policy/engine/decide.rules.ts';
import type { Decision, Facts, Policy } from '../policy/engine/decision.rules.ts';
import { policyInForce } from '../policy/versions/in-force.ts';
import { leaveToDo, outcomeOf, PICKUP, STORIES, type Outcome, type Rows, type Story } from './world-stories.ts';
import { areaIdsByName, insertSample, samplePickups, sampleSubjects, type SampleSubject } from './world.store.ts';

/** Chance as the sample company makes it: the same seed gives the same company. */
export interface SampleChance {
  next(): number;
  id(at: number): string;
}

interface SampleAuthority {
  directorId: string;
  leadId: string;
  calendar: CompiledCalendar;
  now: Date;
}

/** What was granted and authorised over the sample's months, as the verbs would have left it. Its cases exist already. */
export async function loadProposals(db: Db, authority: SampleAuthority, chance: SampleChance): Promise<number> {
  const [subjects, areas] = await Promise.all([sampleSubjects(db), areaIdsByName(db)]);
  const policies = new Map<string, Policy>();
  const policyAt = async (at: Date): Promise<Policy> => {
    const day = at.toISOString().slice(0, 10);
    const known = policies.get(day) ?? (await policyInForce(db, at));
    policies.set(day, known);
    return known;
  };
  const rows: Rows = { proposal: [], proposal_line: [], authorisation: [], execution: [] };
  for (const subject of subjects) {
    const madeAt = addMs(subject.resolvedAt, -Math.round(20 + chance.next() * 200) * MINUTE);
    const story = STORIES[subject.reason];
    if (story)
      addRows(
        rows,
        { subject, story, madeAt, policy: await policyAt(madeAt), always: false },
        areas,
        authority,
        chance,
      );
  }
  await insertAll(db, rows);
  return rows.proposal.length + (await loadPickups(db, policyAt, areas, authority, chance));
}

/** Pickups of the last quarter, all asked for and all authorised: where the table is too narrow. */
async function loadPickups(
  db: Db,
  policyAt: (at: Date) => Promise<Policy>,
  areas: ReadonlyMap<string, string>,
  authority: SampleAuthority,
  chance: SampleChance,
): Promise<number> {
  const rows: Rows = { proposal: [], proposal_line: [], authorisation: [], execution: [] };
  for (const subject of await samplePickups(db, addMs(authority.now, -ADVISED_DAYS * DAY), PICKUPS)) {
    const madeAt = addMs(subject.resolvedAt, -Math.round(20 + chance.next() * 200) * MINUTE);
    addRows(
      rows,
      { subject, story: PICKUP, madeAt, policy: await policyAt(madeAt), always: true },
      areas,
      authority,
      chance,
    );
  }
  leaveToDo(rows, (at) => addWorkingDays(authority.calendar, at, 2));
  await insertAll(db, rows);
  return rows.proposal.length;
}

/** Enough for advice (35 times a plain yes say nine in ten), inside the days it looks at. */
const PICKUPS = 48;
const ADVISED_DAYS = 88;

async function insertAll(db: Db, rows: Rows): Promise<void> {
  for (const table of ['proposal', 'proposal_line', 'authorisation', 'execution'] as const)
    await insertSample(db, table, rows[table]);
}

interface Proposed {
  subject: SampleSubject;
  story: Story;
  madeAt: Date;
  policy: Policy;
  /** Authorised as asked, by whoever was asked. */
  always: boolean;
}

function addRows(
  rows: Rows,
  { subject, story, madeAt, policy, always }: Proposed,
  areas: ReadonlyMap<string, string>,
  authority: SampleAuthority,
  chance: SampleChance,
): void {
  // Small amounts are far more frequent than large ones. What the customer was told is what they were given, but for fetching something.
  const usual = Math.round((story.least + (story.most - story.least) * chance.next() ** 2.2) / 50) * 50;
  const amount = always ? usual : (subject.saidMinor ?? usual);
  const atLeast = Math.max(amount, subject.saidMinor ?? 0);
  const orderTotal = Math.round((atLeast * (1.4 + chance.next() * 4)) / 10) * 10;
  const facts = factsOf(subject, orderTotal, chance);
  const decision = decide(
    policy,
    { currency: 'EUR', lines: [{ solution: story.solution, amountMinor: amount }] },
    facts,
  );
  // What an area had to be asked first has its own rows elsewhere.
  if (decision.level === 2) return;
  const id = chance.id(madeAt.getTime());
  const answer = always ? { state: 'approved' as const, granted: amount } : outcomeOf(chance, amount);
  const outcome = decision.level === 3 ? answer : { state: 'applied' as const, granted: amount };
  const minutes = decision.level === 3 ? Math.round(6 + chance.next() ** 2 * 150) : 0;
  const decidedAt = minutes > 0 ? addWorkingTime(authority.calendar, madeAt, minutes) : madeAt;
  const refused = outcome.state === 'refused';
  const granted = refused ? amount : outcome.granted;
  rows.proposal.push({
    id,
    case_id: subject.caseId,
    customer_id: subject.customerId,
    made_by: subject.agentId,
    made_at: madeAt,
    version: 1,
    state: refused ? 'refused' : 'applied',
    level: decision.level,
    policy_number: policy.number,
    rule_id: decision.ruleId,
    facts: outcome.granted === amount ? facts : { ...facts, askedMinor: amount },
    decision,
    total_minor: granted,
    order_total_minor: orderTotal,
    purchased_on: addMs(madeAt, -(facts.daysSincePurchase ?? 0) * DAY)
      .toISOString()
      .slice(0, 10),
    ...told(story, areas, chance),
    ...(subject.order ? { order_ref: subject.order } : {}),
    customer_told: decision.level === 3,
    decided_at: decidedAt,
    closed_at: decidedAt,
  });
  addLine(rows, { id, subject, story, decision, granted, decidedAt, refused }, chance);
  const named = decision.approvers?.approvers[0]?.personId ?? authority.directorId;
  if (decision.level === 3)
    addAuthorisation(rows, { id, madeAt, decidedAt, outcome, named, always }, authority, chance);
}

function told(story: Story, areas: ReadonlyMap<string, string>, chance: SampleChance) {
  return {
    reason: story.reason,
    cause_code: story.cause,
    area_id: areas.get(story.area) ?? null,
    currency: 'EUR',
    order_ref: `1${String(10_000 + Math.floor(chance.next() * 89_999))}`,
    by_director: false,
  };
}

function addLine(
  rows: Rows,
  of: {
    id: string;
    subject: SampleSubject;
    story: Story;
    decision: Decision;
    granted: number;
    decidedAt: Date;
    refused: boolean;
  },
  chance: SampleChance,
): void {
  const lineId = chance.id(of.decidedAt.getTime());
  rows.proposal_line.push({
    id: lineId,
    proposal_id: of.id,
    position: 1,
    solution: of.story.solution,
    amount_minor: of.granted,
    quantity: null,
    detail: '',
    level: of.decision.level,
    rule_id: of.decision.ruleId,
    article: null,
    area_id: of.decision.consult,
    applied_at: of.refused ? null : of.decidedAt,
  });
  if (of.refused) return;
  const done = addMs(of.decidedAt, Math.round(2 + chance.next() * 20) * 60 * MINUTE);
  rows.execution.push({
    id: chance.id(done.getTime()),
    proposal_line_id: lineId,
    case_id: of.subject.caseId,
    solution: of.story.solution,
    amount_minor: of.granted,
    currency: 'EUR',
    assignee_id: of.subject.agentId,
    area_id: null,
    opened_at: of.decidedAt,
    due_at: addMs(of.decidedAt, 2 * DAY),
    state: 'done',
    done_by: of.subject.agentId,
    done_at: done,
    proof: `AB-${String(Math.floor(chance.next() * 90_000) + 10_000)}`,
  });
}

function addAuthorisation(
  rows: Rows,
  of: { id: string; madeAt: Date; decidedAt: Date; outcome: Outcome; named: string; always: boolean },
  { directorId, leadId, calendar }: SampleAuthority,
  chance: SampleChance,
): void {
  // While whoever is named was away, the other one decided.
  const approver = of.always || chance.next() < 0.85 ? of.named : of.named === directorId ? leadId : directorId;
  rows.authorisation.push({
    id: chance.id(of.madeAt.getTime()),
    proposal_id: of.id,
    proposal_version: 1,
    step: 1,
    approver_id: approver,
    asked_id: of.named,
    asked_at: of.madeAt,
    due_at: addWorkingTime(calendar, of.madeAt, 60),
    expires_at: addWorkingTime(calendar, of.madeAt, 1_440),
    state: of.outcome.state,
    decided_by: approver,
    decided_at: of.decidedAt,
    amount_minor: of.outcome.state === 'refused' ? null : of.outcome.granted,
    reason: of.outcome.state === 'refused' ? 'Ya se compensó por lo mismo.' : '',
    final_at: addMs(of.decidedAt, 10 * MINUTE),
    via: chance.next() < 0.6 ? 'link' : 'app',
  });
}

function factsOf(subject: SampleSubject, orderTotalMinor: number, chance: SampleChance): Facts {
  return {
    requester: { id: subject.agentId, roles: ['agent'], teamIds: [], days: 400 },
    channel: subject.channel,
    reason: subject.reason,
    segments: subject.kind ? [subject.kind] : [],
    daysSincePurchase: Math.floor(2 + chance.next() * 26),
    orderTotalMinor,
    marginPercent: null,
    ofCustomer: [],
    ofAgent: [],
    articles: [],
  };
}
