import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Actor } from '#platform/work/index.ts';
import { survivorOf } from '../merging/merge.store.ts';
import { visibleTo } from '../access/access.store.ts';
import type { Ball } from '../contract.ts';
import { ROW_COLUMNS, rowJoins, type CaseRowData } from './row.store.ts';

interface Named {
  id: string;
  name: string;
}

export interface CaseHeader extends CaseRowData {
  key: string;
  legalClass: string | null;
  legalPack: string | null;
  reasonCode: string | null;
  language: string;
  brandId: string | null;
  mailbox: { id: string; address: string; name: string } | null;
  fields: Record<string, string | number | boolean | null>;
  receivedAt: Date;
  openedAt: Date;
  acknowledgedAt: Date | null;
  firstReplyAt: Date | null;
  resolvedAt: Date | null;
  participants: {
    address: string;
    name: string;
    role: 'requester' | 'copied' | 'third_party';
    customerId: string | null;
    bounced: boolean;
  }[];
  followers: Named[];
  links: { reference: string; subject: string; kind: string; ball: Ball; discarded: boolean }[];
  previous: { reference: string; subject: string; openedAt: string; ball: Ball; discarded: boolean }[];
}

const PREVIOUS = 10;

/** The case itself, through the actor (for a reference that was merged, the one it goes on in), with everything that is one line of it. Links and previous cases too: only those they see. */
export async function findHeader(
  db: Db,
  actor: Actor,
  which: { reference: string } | { id: string },
): Promise<CaseHeader | undefined> {
  const by = 'id' in which ? sql`i.case_id = ${which.id}::uuid` : sql`i.case_id = ${survivorOf(which.reference)}`;
  const me = actor.kind === 'person' ? actor.id : null;
  const found = await sql<CaseHeader>`
    select ${ROW_COLUMNS}, f.public_key as key, f.legal_class as "legalClass", f.legal_pack as "legalPack", f.reason_code as "reasonCode", f.language, f.brand_id as "brandId", f.fields, f.received_at as "receivedAt", f.opened_at as "openedAt",
      f.acknowledged_at as "acknowledgedAt", f.first_reply_at as "firstReplyAt", f.resolved_at as "resolvedAt",
      (select jsonb_build_object('id', b.id, 'address', b.address, 'name', b.name) from mailbox b where b.id = f.mailbox_id) as mailbox,
      coalesce((select jsonb_agg(jsonb_build_object('address', p.address, 'name', p.name, 'role', p.role, 'customerId', p.customer_id, 'bounced', p.bounced_at is not null) order by p.added_at, p.address) from participant p where p.case_id = f.id), '[]') as participants,
      coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name) order by w.since) from case_follower w join person n on n.id = w.person_id where w.case_id = f.id), '[]') as followers,
      ${linksOf(actor)} as links, ${previousOf(actor)} as previous
    from case_inbox i ${rowJoins(me)} where ${by} and ${visibleTo(actor)}`.execute(db);
  return found.rows[0];
}

function linksOf(actor: Actor) {
  return sql`coalesce((select jsonb_agg(jsonb_build_object('reference', x.reference, 'subject', x.subject, 'kind', x.kind, 'ball', x.ball, 'discarded', x.discarded) order by x.at) from (
    select g.reference, g.subject, l.kind, i.ball, g.discarded_as is not null as discarded, l.at from case_link l join case_file g on g.id = case when l.a = f.id then l.b else l.a end join case_inbox i on i.case_id = g.id
    where (l.a = f.id or l.b = f.id) and ${visibleTo(actor)}) x), '[]')`;
}

function previousOf(actor: Actor) {
  return sql`coalesce((select jsonb_agg(jsonb_build_object('reference', x.reference, 'subject', x.subject, 'openedAt', x.opened_at, 'ball', x.ball, 'discarded', x.discarded) order by x.opened_at desc) from (
    select g.reference, g.subject, g.opened_at, i.ball, g.discarded_as is not null as discarded from case_file g join case_inbox i on i.case_id = g.id
    where g.customer_id = f.customer_id and g.id <> f.id and ${visibleTo(actor)} and not exists (select from case_merge h where h.merged_id = g.id and h.undone_at is null) order by g.opened_at desc limit ${PREVIOUS}) x), '[]')`;
}

export interface NoteData {
  id: string;
  /** Null: a rule of the company's wrote it. */
  authorId: string | null;
  author: string | null;
  text: string;
  html: string;
  mentions: Named[];
  attachments: AttachmentData[];
  at: Date;
}
export interface AttachmentData {
  id: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
  inline: boolean;
}

export async function notesOf(db: Db, caseId: string): Promise<NoteData[]> {
  const found = await sql<NoteData>`
    select n.id, n.author_id as "authorId", p.name as author, n.text, n.html, n.at,
      coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name)) from person m where m.id = any(n.mentions)), '[]') as mentions, ${attachmentsOf('note')} as attachments
    from note n left join person p on p.id = n.author_id where n.case_id = ${caseId} order by n.at, n.id`.execute(db);
  return found.rows;
}

/** Attachments of the row `n` (note) or `m` (message), as the views show them. */
export function attachmentsOf(of: 'note' | 'message') {
  const owner = of === 'note' ? sql`a.note_id = n.id` : sql`a.message_id = m.id`;
  return sql`coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'type', a.type, 'size', a.size, 'sha256', a.sha256, 'inline', a.inline) order by a.position) from attachment a where ${owner}), '[]')`;
}

export interface EventData {
  n: number;
  type: string;
  at: Date;
  actor: string;
  /** Their name; of a rule of the company's, `automation:` and its name. */
  person: string | null;
  data: Record<string, unknown>;
}

const MOST_EVENTS = 500;

/** The newest events of the case's log, oldest first. */
export async function eventsOf(db: Db, caseId: string): Promise<EventData[]> {
  const found = await sql<EventData>`
    select e.n, e.type, e.at, e.actor, coalesce(p.name, 'automation:' || a.name) as person, e.data from event e
    left join person p on e.actor like 'person:%' and p.id = case when e.actor like 'person:%' then substr(e.actor, 8)::uuid end
    left join automation_run r on r.id = case when e.actor like 'system:automation:%' then substr(e.actor, 19)::uuid end
    left join automation a on a.id = r.automation_id
    where e.stream = ${`case:${caseId}`} order by e.n desc limit ${MOST_EVENTS}`.execute(db);
  return found.rows.toReversed();
}

export interface PetitionData {
  id: string;
  position: number;
  text: string;
  outcome: string | null;
  reason: string | null;
  decidedAt: Date | null;
  decidedById: string | null;
  decidedBy: string | null;
}

export async function petitionRows(db: Db, caseId: string): Promise<PetitionData[]> {
  const found = await sql<PetitionData>`
    select q.id, q.position, q.text, q.outcome, q.reason, q.decided_at as "decidedAt", q.decided_by as "decidedById", p.name as "decidedBy"
    from petition q left join person p on p.id = q.decided_by where q.case_id = ${caseId} and q.removed_at is null order by q.position`.execute(
    db,
  );
  return found.rows;
}
