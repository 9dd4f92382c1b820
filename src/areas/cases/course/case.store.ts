import { sql, type RawBuilder } from 'kysely';
import type { Inside } from '#areas/authority/index.ts';
import type { Db } from '#platform/db/index.ts';
import { conflict, missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { visibleTo } from '../access/access.store.ts';
import { toCustomer } from '../replying/to-customer.store.ts';
import type { LastWord } from './ball.rules.ts';
import { turn } from './waiting.store.ts';
import type { Ball } from '../contract.ts';

/** A case as its verbs see it: locked, with what its course depends on. Verbs change it in place and `settle` writes it. */
export interface CaseState {
  id: string;
  reference: string;
  subject: string;
  type: string;
  legalClass: string | null;
  legalPack: string | null;
  reasonCode: string | null;
  flags: string[];
  priority: string;
  channel: string;
  language: string;
  customerId: string | null;
  brandId: string | null;
  mailboxId: string | null;
  fields: Record<string, string | number | boolean | null>;
  key: string;
  receivedAt: Date;
  acknowledgedAt: Date | null;
  firstReplyAt: Date | null;
  resolvedAt: Date | null;
  ball: Ball;
  ballSince: Date;
  ownerId: string | null;
  teamId: string | null;
  nextAt: Date;
  dueAt: Date | null;
  snoozedUntil: Date | null;
  snoozedAt: Date | null;
  movedAt: Date;
  inboundN: number;
  lastInboundAt: Date | null;
  excerpt: string;
  awaitsCustomer: boolean;
  lastWord: LastWord;
  /** Whom inside it waits for; set by `settle`. */
  inside: Inside | null;
  /** The reference of the case this one goes on in; null while it stands by itself. */
  mergedInto: string | null;
  /** Other cases go on in this one, and their clocks run with it. */
  holdsOthers: boolean;
  /** The circuit that is awaited now, else the highest it has gone through. */
  circuit: 1 | 2 | 3;
}

/**
 * Finds through the actor and locks. Not found and not yours look the same (invariant 5).
 * Locked first and read after: one statement that waits for the lock would give the row as it is now beside others as they were
 * before, and a case resolved meanwhile would be written back as open.
 */
export async function lockCase(work: Work, which: { reference: string } | { id: string }): Promise<CaseState> {
  const id =
    'id' in which ? sql`${which.id}::uuid` : sql`(select id from case_file where reference = ${which.reference})`;
  await holdCase(work.db, id);
  const found = await sql<CaseState>`
    select ${STATE_COLUMNS}, (${lastWord(sql`f.id`)}) as "lastWord"
    from case_file f join case_inbox i on i.case_id = f.id
    where f.id = ${id} and ${visibleTo(work.actor)}`.execute(work.db);
  const state = found.rows[0];
  if (!state) throw missing('case.not_found');
  // Nothing is done to a case under a number that now stands for another one: who asks has to see that one first.
  if (state.mergedInto && 'reference' in which) throw conflict('case.merged', { reference: state.mergedInto });
  return state;
}

/** Whoever else would change it waits until the caller's work ends. */
export async function holdCase(db: Db, id: string | RawBuilder<unknown>): Promise<void> {
  await sql`select from case_inbox where case_id = ${id} for update`.execute(db);
}

const STATE_COLUMNS = sql`
  f.id, f.reference, f.subject, f.type, f.legal_class as "legalClass", f.legal_pack as "legalPack", f.reason_code as "reasonCode", f.flags, f.priority, f.channel, f.language, f.customer_id as "customerId", f.brand_id as "brandId", f.mailbox_id as "mailboxId", f.fields, f.public_key as key,
  f.received_at as "receivedAt", f.acknowledged_at as "acknowledgedAt", f.first_reply_at as "firstReplyAt", f.resolved_at as "resolvedAt",
  i.ball, i.ball_since as "ballSince", i.owner_id as "ownerId", i.team_id as "teamId", i.next_at as "nextAt", i.due_at as "dueAt", i.snoozed_until as "snoozedUntil",
  (select s.at from snooze s where s.case_id = f.id and s.ended_at is null) as "snoozedAt",
  i.moved_at as "movedAt", i.inbound_n as "inboundN", i.last_inbound_at as "lastInboundAt", i.excerpt, i.awaits_customer as "awaitsCustomer", i.circuit, null as inside,
  (select k.reference from case_merge g join case_file k on k.id = g.kept_id where g.merged_id = f.id and g.undone_at is null) as "mergedInto",
  exists (select from case_merge g where g.kept_id = f.id and g.undone_at is null) as "holdsOthers"`;

/**
 * Answers that no person wrote for us don't count as a word, nor does what we wrote to somebody else; what was taken back never was one. In the order they were kept:
 * a letter written before our reply but read after it still waits for us. Opening a case again takes the ball from the customer.
 */
function lastWord(caseId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select case when m.direction = 'in' then 'theirs' when m.failed_at is not null then 'ours_failed' when m.expects_answer and not exists (select from resolution r where r.case_id = m.case_id and r.reopened_at > m.received_at) then 'ours_waiting' else 'ours' end
    from message m where m.case_id = ${caseId} and m.undone_at is null and (m.automatic is null or m.automatic not in ('auto-reply', 'acknowledgement', 'bounce', 'notice'))
      and (m.direction = 'in' or ${toCustomer})
    order by m.id desc limit 1`;
}

export async function readLastWord(db: Db, caseId: string): Promise<LastWord> {
  const found = await sql<{ word: LastWord }>`select (${lastWord(sql`${caseId}::uuid`)}) as word`.execute(db);
  return found.rows[0]?.word ?? null;
}

export interface Shown {
  kind: string;
  startedAt: Date;
  dueAt: Date;
  attentionAt: Date;
  criticalAt: Date;
  state: string;
}

/** Writes the read model from the state, and where the case is from now on. */
export async function writeInbox(work: Work, state: CaseState, shown: Shown | null): Promise<void> {
  await sql`with ${sql.join(turn(work, state))}
    update case_inbox set ball = ${state.ball}, ball_since = ${state.ballSince}, owner_id = ${state.ownerId}, team_id = ${state.teamId}, next_at = ${state.nextAt}, snoozed_until = ${state.snoozedUntil},
      due_at = ${shown?.dueAt ?? null}, due_kind = ${shown?.kind ?? null}, due_started_at = ${shown?.startedAt ?? null}, due_attention_at = ${shown?.attentionAt ?? null}, due_critical_at = ${shown?.criticalAt ?? null}, due_state = ${shown?.state ?? null},
      moved_at = ${state.movedAt}, inbound_n = ${state.inboundN}, last_inbound_at = ${state.lastInboundAt}, excerpt = ${state.excerpt}, awaits_customer = ${state.awaitsCustomer},
      circuit = ${state.circuit}, waits_for = ${waitsFor(state.inside)}::jsonb
    where case_id = ${state.id}`.execute(work.db);
}

/** As the row keeps it: the name is read where it is shown, so that it is never an old one. */
function waitsFor(inside: Inside | null): string | null {
  if (!inside) return null;
  const { circuit, waitsFor: who, since, dueAt } = inside;
  return JSON.stringify({ circuit, kind: who.kind, id: who.id, since, dueAt });
}
