import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { ProposalRow } from '../proposals/proposal.store.ts';
import { DECIDES } from './asking/people.store.ts';

export type AuthorisationState =
  | 'pending'
  | 'approved'
  | 'changed'
  | 'refused'
  | 'superseded'
  | 'expired'
  | 'withdrawn';

export interface AuthorisationRow {
  id: string;
  proposalId: string;
  proposalVersion: number;
  step: number;
  /** Who is asked to decide. */
  approverId: string;
  /** Whom the policy names: another person when the approver stands in. */
  askedId: string;
  askedAt: Date;
  dueAt: Date;
  expiresAt: Date;
  state: AuthorisationState;
  decidedBy: string | null;
  decidedAt: Date | null;
  amountMinor: number | null;
  reason: string;
  finalAt: Date | null;
  via: string | null;
  remindedAt: Date | null;
  escalatedAt: Date | null;
}

const COLUMNS = sql`
  a.id, a.proposal_id as "proposalId", a.proposal_version as "proposalVersion", a.step, a.approver_id as "approverId", a.asked_id as "askedId", a.asked_at as "askedAt", a.due_at as "dueAt", a.expires_at as "expiresAt",
  a.state, a.decided_by as "decidedBy", a.decided_at as "decidedAt", a.amount_minor as "amountMinor", a.reason, a.final_at as "finalAt", a.via, a.reminded_at as "remindedAt", a.escalated_at as "escalatedAt"`;

export async function insertAuthorisation(db: Db, row: AuthorisationRow): Promise<void> {
  await db
    .insertInto('authorisation')
    .values({
      id: row.id,
      proposal_id: row.proposalId,
      proposal_version: row.proposalVersion,
      step: row.step,
      approver_id: row.approverId,
      asked_id: row.askedId,
      asked_at: row.askedAt,
      due_at: row.dueAt,
      expires_at: row.expiresAt,
      state: row.state,
      decided_by: row.decidedBy,
      decided_at: row.decidedAt,
      amount_minor: row.amountMinor,
      reason: row.reason,
      final_at: row.finalAt,
      via: row.via,
    })
    .execute();
}

export async function findAuthorisation(db: Db, id: string): Promise<AuthorisationRow | undefined> {
  return (await sql<AuthorisationRow>`select ${COLUMNS} from authorisation a where a.id = ${id}`.execute(db)).rows[0];
}

/** All that was asked about some proposals, oldest first. */
export async function authorisationsOf(db: Db, proposalIds: readonly string[]): Promise<AuthorisationRow[]> {
  if (proposalIds.length === 0) return [];
  const found = await sql<AuthorisationRow>`
    select ${COLUMNS} from authorisation a where a.proposal_id = any(${[...proposalIds]}::uuid[]) order by a.asked_at, a.id`.execute(
    db,
  );
  return found.rows;
}

export interface Decided {
  state: 'approved' | 'changed' | 'refused';
  decidedBy: string;
  amountMinor: number | null;
  reason: string;
  finalAt: Date;
  via: 'app' | 'link' | 'director';
}

export async function writeDecision(work: Work, id: string, decided: Decided): Promise<void> {
  await work.db
    .updateTable('authorisation')
    .set({
      state: decided.state,
      decided_by: decided.decidedBy,
      decided_at: work.now,
      amount_minor: decided.amountMinor,
      reason: decided.reason,
      final_at: decided.finalAt,
      via: decided.via,
    })
    .where('id', '=', id)
    .execute();
}

/** Ends every request of a proposal that still waits. Returns which. */
export async function endPending(
  db: Db,
  proposalId: string,
  state: 'superseded' | 'expired' | 'withdrawn',
): Promise<string[]> {
  const ended = await sql<{ id: string }>`
    update authorisation set state = ${state} where proposal_id = ${proposalId} and state = 'pending' returning id`.execute(
    db,
  );
  return ended.rows.map((row) => row.id);
}

export async function endOne(db: Db, id: string, state: 'superseded'): Promise<void> {
  await db.updateTable('authorisation').set({ state }).where('id', '=', id).execute();
}

/** A decision is taken back by whoever took it: the proposal waits again until the next words of the same transaction. */
export async function reopenDecision(work: Work, proposalId: string, id: string): Promise<void> {
  await sql`update authorisation set state = 'pending', decided_by = null, decided_at = null, amount_minor = null, reason = '', final_at = null, via = null where id = ${id}`.execute(
    work.db,
  );
  await sql`update proposal set state = 'waiting', decided_at = null, closed_at = null where id = ${proposalId}`.execute(
    work.db,
  );
}

/**
 * Whether the case of a proposal has gone on since it was decided: it was resolved or discarded, or, where this was refused, something
 * else of it was granted or is asked for instead.
 */
export async function hasGoneOn(
  db: Db,
  { id, caseId, state }: Pick<ProposalRow, 'id' | 'caseId' | 'state'>,
  decidedAt: Date,
): Promise<boolean> {
  const instead = sql`
    select from proposal p where p.case_id = ${caseId} and p.id <> ${id}
      and (p.state = 'applied' and p.closed_at >= ${decidedAt} or p.state in ('waiting', 'approved', 'changed') and p.made_at >= ${decidedAt})`;
  const found = await sql<{ ended: boolean; instead: boolean }>`
    select (select f.resolved_at is not null from case_file f where f.id = ${caseId}) as ended, exists (${instead}) as instead`.execute(
    db,
  );
  const [row] = found.rows;
  return row !== undefined && (row.ended || (state === 'refused' && row.instead));
}

/** What was decided may not be changed any more. */
export async function closeDecisions(work: Work, proposalId: string): Promise<void> {
  await sql`update authorisation set final_at = ${work.now} where proposal_id = ${proposalId} and final_at > ${work.now}`.execute(
    work.db,
  );
}

export async function markReminded(work: Work, id: string): Promise<void> {
  await work.db.updateTable('authorisation').set({ reminded_at: work.now }).where('id', '=', id).execute();
}

export async function markEscalated(work: Work, id: string): Promise<void> {
  await work.db.updateTable('authorisation').set({ escalated_at: work.now }).where('id', '=', id).execute();
}

export interface DueForSweep {
  id: string;
  proposalId: string;
  what: 'expire' | 'escalate' | 'remind' | 'left';
}

/** Of `person p`: left, or may decide no more. */
const GONE = sql`not (${DECIDES})`;

/** What the sweep has to look at now: expired first, then those whose approver left, those late, those half way. */
export async function dueForSweep(db: Db, now: Date, limit: number): Promise<DueForSweep[]> {
  const found = await sql<DueForSweep>`
    select a.id, a.proposal_id as "proposalId", case when a.expires_at <= ${now} then 'expire' when ${GONE} then 'left'
      when a.due_at <= ${now} and a.escalated_at is null then 'escalate' else 'remind' end as what
    from authorisation a join person p on p.id = a.approver_id
    where a.state = 'pending' and (a.expires_at <= ${now} or ${GONE} or (a.due_at <= ${now} and a.escalated_at is null)
      or (a.reminded_at is null and a.escalated_at is null and a.asked_at + (a.due_at - a.asked_at) / 2 <= ${now}))
    order by a.due_at limit ${limit}`.execute(db);
  return found.rows;
}
