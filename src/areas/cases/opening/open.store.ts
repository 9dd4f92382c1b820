import { sql, type RawBuilder } from 'kysely';
import type { TargetInstance } from '#areas/clocks/index.ts';
import type { Db } from '#platform/db/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { newId } from '#platform/ids/index.ts';
import { messageParts, type NewMessage } from '../messages/message.store.ts';
import type { Shown } from '../course/case.store.ts';
import { upsertLegalClocks, type ClockToKeep } from '../legal/legal.store.ts';
import type { NewCase } from './new-case.ts';
import { excerptOf } from '../messages/excerpt.rules.ts';

export interface Opening {
  id: string;
  key: string;
  referencePrefix: string;
  isOurs: (address: string) => boolean;
  now: Date;
  receivedAt: Date;
  given: NewCase;
  subject: string;
  language: string;
  ownerId: string | null;
  teamId: string;
  /** Set when the customer was told in the contact itself. */
  acknowledgedAt: Date | null;
  targets: readonly TargetInstance[];
  legal: readonly ClockToKeep[];
  legalClass: string | null;
  legalPack: string | null;
  shown: Shown | null;
  nextAt: Date;
  participants: readonly NewParticipant[];
  message: NewMessage | null;
  alongside: readonly RawBuilder<unknown>[];
}

/** Rows of another area, as parts of the statement that opens the case: it needs no round trip of its own. */
export type Alongside = (opened: {
  caseId: string;
  messageId: string;
  receivedAt: Date;
  subject: string;
  /** Address, or name where there is none. */
  from: string | null;
}) => readonly RawBuilder<unknown>[];

export interface NewParticipant {
  address: string;
  name: string;
  customerId: string | null;
  role: 'requester' | 'copied' | 'third_party';
}

/** The whole opening in one round trip (docs/guides/performance.md): case, read model, wait, clocks, people, petitions, first message. */
export async function insertOpening(db: Db, opening: Opening, by: string): Promise<{ reference: string }> {
  const { message, now } = opening;
  const parts = [
    sql`new_case as (${insertCase(opening)})`,
    sql`new_inbox as (${insertInbox(opening)})`,
    sql`new_waiting as (insert into waiting (id, case_id, ball, since, circuit) values (${newId()}, ${opening.id}, 'ours', ${opening.receivedAt}, 1))`,
  ];
  if (opening.targets.length > 0) parts.push(sql`new_target as (${insertTargets(opening.id, opening.targets)})`);
  if (opening.legal.length > 0) parts.push(sql`new_legal as (${upsertLegalClocks(opening.id, opening.legal)})`);
  if (opening.participants.length > 0)
    parts.push(sql`new_participant as (${insertParticipants(opening.id, opening.participants, by, now)})`);
  if (opening.given.petitions?.length)
    parts.push(sql`new_petition as (${insertPetitions(opening.id, opening.given.petitions)})`);
  if (message) parts.push(...messageParts(message, now));
  parts.push(...opening.alongside);
  const made = await sql<{ reference: string }>`with ${sql.join(parts)} select reference from new_case`.execute(db);
  return made.rows[0] as { reference: string };
}

function insertCase({
  id,
  key,
  referencePrefix,
  given,
  subject,
  language,
  receivedAt,
  acknowledgedAt,
  legalClass,
  legalPack,
  now,
}: Opening): RawBuilder<unknown> {
  return sql`
    insert into case_file (id, reference, public_key, subject, type, legal_class, legal_pack, reason_code, priority, flags, channel, language, customer_id, brand_id, mailbox_id, received_at, opened_at, acknowledged_at)
    values (${id}, ${referencePrefix} || '-' || nextval('case_number'), ${key}, ${subject}, ${given.type ?? 'enquiry'}, ${legalClass}, ${legalPack}, ${given.reasonCode ?? null}, ${given.priority ?? 'normal'},
      ${[...(given.flags ?? [])]}::text[], ${given.channel}, ${language}, ${given.customerId}, ${given.brandId ?? null}, ${given.mailboxId ?? null}, ${receivedAt}, ${now}, ${acknowledgedAt})
    returning reference`;
}

function insertInbox({ id, ownerId, teamId, shown, nextAt, receivedAt, message }: Opening): RawBuilder<unknown> {
  const inbound = message?.direction === 'in' ? message : null;
  return sql`
    insert into case_inbox (case_id, ball, ball_since, owner_id, team_id, next_at, due_at, due_kind, due_started_at, due_attention_at, due_critical_at, due_state, moved_at, inbound_n, last_inbound_at, excerpt)
    values (${id}, 'ours', ${receivedAt}, ${ownerId}, ${teamId}, ${nextAt}, ${shown?.dueAt ?? null}, ${shown?.kind ?? null}, ${shown?.startedAt ?? null}, ${shown?.attentionAt ?? null}, ${shown?.criticalAt ?? null}, ${shown?.state ?? null},
      ${inbound?.receivedAt ?? receivedAt}, ${inbound ? 1 : 0}, ${inbound?.receivedAt ?? null}, ${excerptOf(message?.text ?? '')})`;
}

export function insertTargets(caseId: string, targets: readonly TargetInstance[]): RawBuilder<unknown> {
  const column = <T>(read: (target: TargetInstance) => T): T[] => targets.map(read);
  return sql`
    insert into target (id, case_id, kind, started_at, due_at, met_at, spent_minutes, state, minutes, attention_at, critical_at)
    select t.id, ${caseId}, t.kind, t.started_at, t.due_at, t.met_at, t.spent_minutes, t.state, t.minutes, t.attention_at, t.critical_at
    from unnest(${targets.map(() => newId())}::uuid[], ${column((t) => t.kind)}::text[], ${column((t) => t.startedAt)}::timestamptz[], ${column((t) => t.dueAt)}::timestamptz[], ${column((t) => t.metAt)}::timestamptz[],
      ${column((t) => t.spentMinutes)}::int[], ${column((t) => t.state)}::text[], ${column((t) => t.minutes)}::int[], ${column((t) => t.attentionAt)}::timestamptz[], ${column((t) => t.criticalAt)}::timestamptz[])
      as t (id, kind, started_at, due_at, met_at, spent_minutes, state, minutes, attention_at, critical_at)
    on conflict (case_id, kind, started_at) do update set due_at = excluded.due_at, met_at = excluded.met_at, spent_minutes = excluded.spent_minutes, state = excluded.state,
      minutes = excluded.minutes, attention_at = excluded.attention_at, critical_at = excluded.critical_at`;
}

export function insertParticipants(
  caseId: string,
  participants: readonly NewParticipant[],
  by: string,
  now: Date,
): RawBuilder<unknown> {
  return sql`
    insert into participant (case_id, address, name, customer_id, role, added_at, added_by)
    select ${caseId}, p.address, p.name, p.customer_id, p.role, ${now}::timestamptz, ${by}
    from unnest(${participants.map((p) => storable(p.address).toLowerCase())}::text[], ${participants.map((p) => storable(p.name))}::text[], ${participants.map((p) => p.customerId)}::uuid[], ${participants.map((p) => p.role)}::text[])
      as p (address, name, customer_id, role)
    on conflict (case_id, address) do nothing`;
}

function insertPetitions(caseId: string, petitions: readonly string[]): RawBuilder<unknown> {
  return sql`
    insert into petition (id, case_id, position, text)
    select p.id, ${caseId}, p.position, p.text from unnest(${petitions.map(() => newId())}::uuid[], ${petitions.map(storable)}::text[]) with ordinality as p (id, text, position)`;
}
