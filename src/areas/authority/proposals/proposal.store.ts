import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { Decision, Level } from '../policy/engine/decision.rules.ts';

export type ProposalState = 'applied' | 'waiting' | 'approved' | 'changed' | 'refused' | 'withdrawn' | 'expired';

/** Why it came to an end before it was applied; '' while it has not, or it was decided. */
export type EndedBecause = '' | 'maker' | 'area' | 'resolved' | 'discarded' | 'director';

export interface ProposalRow {
  id: string;
  caseId: string;
  customerId: string | null;
  madeBy: string;
  madeAt: Date;
  version: number;
  state: ProposalState;
  level: Level;
  policyNumber: number;
  ruleId: string | null;
  facts: Record<string, unknown>;
  decision: Decision;
  reason: string;
  causeCode: string;
  areaId: string | null;
  currency: string;
  totalMinor: number;
  orderRef: string | null;
  orderTotalMinor: number | null;
  purchasedOn: string | null;
  deliveredOn: string | null;
  customerTold: boolean;
  byDirector: boolean;
  decidedAt: Date | null;
  closedAt: Date | null;
  messageId: string | null;
  endedBecause: EndedBecause;
}

export interface LineRow {
  id: string;
  proposalId: string;
  position: number;
  solution: string;
  amountMinor: number | null;
  quantity: number | null;
  detail: string;
  /** Of the product; null is not said. */
  family: string | null;
  level: Level;
  ruleId: string | null;
  article: string | null;
  /** The area that its row of the policy names; it carries out what is granted. */
  areaId: string | null;
  appliedAt: Date | null;
}

const PROPOSAL = sql`
  p.id, p.case_id as "caseId", p.customer_id as "customerId", p.made_by as "madeBy", p.made_at as "madeAt", p.version, p.state, p.level, p.policy_number as "policyNumber", p.rule_id as "ruleId",
  p.facts, p.decision, p.reason, p.cause_code as "causeCode", p.area_id as "areaId", p.currency, p.total_minor as "totalMinor", p.order_ref as "orderRef", p.order_total_minor as "orderTotalMinor",
  p.purchased_on::text as "purchasedOn", p.delivered_on::text as "deliveredOn", p.customer_told as "customerTold", p.by_director as "byDirector", p.decided_at as "decidedAt", p.closed_at as "closedAt", p.message_id as "messageId", p.ended_because as "endedBecause"`;
const LINE = sql`
  l.id, l.proposal_id as "proposalId", l.position, l.solution, l.amount_minor as "amountMinor", l.quantity::float8 as quantity, l.detail, l.family, l.level, l.rule_id as "ruleId", l.article, l.area_id as "areaId", l.applied_at as "appliedAt"`;

export async function insertProposal(db: Db, row: ProposalRow): Promise<void> {
  await db
    .insertInto('proposal')
    .values({
      id: row.id,
      case_id: row.caseId,
      customer_id: row.customerId,
      made_by: row.madeBy,
      made_at: row.madeAt,
      customer_told: row.customerTold,
      by_director: row.byDirector,
      ...ofVersion(row),
    })
    .execute();
}

/** What each version says anew. */
function ofVersion(row: ProposalRow) {
  return {
    version: row.version,
    state: row.state,
    level: row.level,
    policy_number: row.policyNumber,
    rule_id: row.ruleId,
    facts: JSON.stringify(row.facts),
    decision: JSON.stringify(row.decision),
    reason: row.reason,
    cause_code: row.causeCode,
    area_id: row.areaId,
    currency: row.currency,
    total_minor: row.totalMinor,
    order_ref: row.orderRef,
    order_total_minor: row.orderTotalMinor,
    purchased_on: row.purchasedOn,
    delivered_on: row.deliveredOn,
    decided_at: row.decidedAt,
    closed_at: row.closedAt,
  };
}

/** Writes what a new version changes; who made it, for what case and when stay. */
export async function writeVersion(db: Db, row: ProposalRow): Promise<void> {
  await db.updateTable('proposal').set(ofVersion(row)).where('id', '=', row.id).execute();
}

export async function writeState(
  db: Db,
  id: string,
  change: {
    state: ProposalState;
    decidedAt?: Date | null;
    closedAt?: Date | null;
    messageId?: string | null;
    endedBecause?: EndedBecause;
  },
): Promise<void> {
  await db
    .updateTable('proposal')
    .set({
      state: change.state,
      ...(change.decidedAt === undefined ? {} : { decided_at: change.decidedAt }),
      ...(change.closedAt === undefined ? {} : { closed_at: change.closedAt }),
      ...(change.messageId === undefined ? {} : { message_id: change.messageId }),
      ...(change.endedBecause === undefined ? {} : { ended_because: change.endedBecause }),
    })
    .where('id', '=', id)
    .execute();
}

export async function insertLines(db: Db, lines: readonly LineRow[]): Promise<void> {
  await db
    .insertInto('proposal_line')
    .values(
      lines.map((line) => ({
        id: line.id,
        proposal_id: line.proposalId,
        position: line.position,
        solution: line.solution,
        amount_minor: line.amountMinor,
        quantity: line.quantity,
        detail: line.detail,
        family: line.family,
        level: line.level,
        rule_id: line.ruleId,
        article: line.article,
        area_id: line.areaId,
        applied_at: line.appliedAt,
      })),
    )
    .execute();
}

/** Lines of the version before go; one that was granted already stays as it is. */
export async function dropOpenLines(db: Db, proposalId: string): Promise<void> {
  await sql`delete from proposal_line where proposal_id = ${proposalId} and applied_at is null`.execute(db);
}

/** Another amount than the one asked for; what was asked is kept beside, for a change of mind and for whoever looks back. */
export async function setLineAmount(
  db: Db,
  lineId: string,
  amountMinor: number,
  totalMinor: number,
  proposalId: string,
  askedMinor?: number,
): Promise<void> {
  await sql`update proposal_line set amount_minor = ${amountMinor} where id = ${lineId}`.execute(db);
  const asked =
    askedMinor === undefined ? sql`` : sql`, facts = facts || jsonb_build_object('askedMinor', ${askedMinor}::bigint)`;
  await sql`update proposal set total_minor = ${totalMinor} ${asked} where id = ${proposalId}`.execute(db);
}

export async function markApplied(db: Db, lineIds: readonly string[], at: Date | null): Promise<void> {
  await sql`update proposal_line set applied_at = ${at} where id = any(${[...lineIds]}::uuid[])`.execute(db);
}

/** Locks it: whatever is decided about one proposal is decided one after the other. */
export async function lockProposal(work: Work, id: string): Promise<ProposalRow | undefined> {
  const found = await sql<ProposalRow>`select ${PROPOSAL} from proposal p where p.id = ${id} for update`.execute(
    work.db,
  );
  return found.rows[0];
}

export async function findProposal(db: Db, id: string): Promise<ProposalRow | undefined> {
  return (await sql<ProposalRow>`select ${PROPOSAL} from proposal p where p.id = ${id}`.execute(db)).rows[0];
}

export async function proposalsOf(db: Db, caseId: string): Promise<ProposalRow[]> {
  const found = await sql<ProposalRow>`
    select ${PROPOSAL} from proposal p where p.case_id = ${caseId} order by p.made_at, p.id`.execute(db);
  return found.rows;
}

export async function linesOf(db: Db, proposalIds: readonly string[]): Promise<LineRow[]> {
  if (proposalIds.length === 0) return [];
  const found = await sql<LineRow>`
    select ${LINE} from proposal_line l where l.proposal_id = any(${[...proposalIds]}::uuid[]) order by l.proposal_id, l.position`.execute(
    db,
  );
  return found.rows;
}

/** The proposals a reply was sent with. */
export async function proposalsAppliedWith(db: Db, messageId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from proposal where message_id = ${messageId} order by id`.execute(
    db,
  );
  return found.rows.map((row) => row.id);
}

export async function markTold(db: Db, id: string): Promise<void> {
  await sql`update proposal set customer_told = true where id = ${id}`.execute(db);
}

const OPEN: readonly ProposalState[] = ['waiting', 'approved', 'changed'];

/** It waits for somebody, or to be applied. */
export function isOpen({ state }: Pick<ProposalRow, 'state'>): boolean {
  return OPEN.includes(state);
}

/** The open ones of a case that were made by a moment. */
export async function openProposals(db: Db, caseId: string, madeUntil: Date): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from proposal where case_id = ${caseId} and state = any(${[...OPEN]}) and made_at <= ${madeUntil} order by made_at, id`.execute(
    db,
  );
  return found.rows.map((row) => row.id);
}

/** The proposal a consultation was asked for; null when it was a question of its own. */
export async function proposalOfConsultation(db: Db, consultationId: string): Promise<string | null> {
  const found = await sql<{
    id: string | null;
  }>`select proposal_id as id from consultation where id = ${consultationId}`.execute(db);
  return found.rows[0]?.id ?? null;
}
