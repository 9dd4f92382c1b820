import { GENESIS, hashEvent } from '#platform/log/event.ts';
import type { Ball } from '../contract.ts';
import { keyFrom } from '../opening/key.rules.ts';
import type { Shown } from '../course/case.store.ts';
import { asShown, openTerms } from '../legal/legal-clocks.ts';
import { ownNextDate, shownTarget, teamNextDate } from '../course/next-date.rules.ts';
import { excerptOf } from '../messages/excerpt.rules.ts';
import type { Chance } from './chance.ts';
import { consultationRows } from './consulting.ts';
import { promiseRows } from './promises.ts';
import type { SampleCase, SampleCompany } from './sample-case.ts';
import { legalRows, legalTold } from './legal.ts';

/** Rows by table, as JSON of their columns. */
export type Rows = Record<string, Record<string, unknown>[]>;

/** The rows of one case, exactly as the verbs would have left them; its chain hashed as the log hashes. */
export function rowsOf(made: SampleCase, reference: string, company: SampleCompany, chance: Chance): Rows {
  return {
    case_file: [caseRow(made, reference, company, chance)],
    case_inbox: [inboxRow(made, company)],
    case_seen: seenRows(made),
    participant: participantRows(made),
    message: made.messages.map((message) => messageRow(message, made, company)),
    case_promise: promiseRows(made),
    consultation: consultationRows(made, reference, company),
    ...handRows(made, company, chance),
    ...clockRows(made, company, chance),
    ...legalRows(made, company.now, chance),
    ...chain(made, company.now),
  };
}

function caseRow(made: SampleCase, reference: string, company: SampleCompany, chance: Chance) {
  const { story, receivedAt } = made;
  return {
    id: made.id,
    reference,
    public_key: sampleKey(chance),
    subject: made.subject,
    type: story.type,
    legal_class: story.legalClass,
    legal_pack: made.legalPack,
    reason_code: story.reason,
    priority: made.priority,
    flags: [],
    channel: made.channel,
    language: story.language,
    customer_id: made.customer.id,
    brand_id: company.brandId,
    mailbox_id: company.mailbox.id,
    fields: {},
    received_at: receivedAt,
    opened_at: receivedAt,
    acknowledged_at: timeOf(made, 'case.acknowledged'),
    first_reply_at: timeOf(made, 'case.reply_sent'),
    resolved_at: made.resolvedAt,
  };
}

function inboxRow(made: SampleCase, company: SampleCompany) {
  const { ball, since } = lastTurn(made);
  const shown = shownTarget<Shown>([...made.targets, ...openTerms(made.legal).map(asShown)]);
  const inbound = made.messages.filter((message) => !message.out);
  const { snoozedUntil, resolvedAt } = made;
  const own = ownNextDate({ ball, snoozedUntil, resolvedAt, target: shown, inside: made.consultation }, company.now);
  const nextAt = own ?? teamNextDate(ball, company.team.calendar, company.now);
  return {
    case_id: made.id,
    ball,
    ball_since: since,
    owner_id: made.agent?.id ?? null,
    team_id: company.team.id,
    next_at: nextAt,
    due_at: shown?.dueAt ?? null,
    due_kind: shown?.kind ?? null,
    due_started_at: shown?.startedAt ?? null,
    due_attention_at: shown?.attentionAt ?? null,
    due_critical_at: shown?.criticalAt ?? null,
    due_state: shown?.state ?? null,
    snoozed_until: ball === 'snoozed' ? snoozedUntil : null,
    moved_at: made.events.at(-1)?.at,
    inbound_n: inbound.length,
    last_inbound_at: inbound.at(-1)?.at ?? null,
    excerpt: excerptOf(inbound.at(-1)?.text ?? ''),
    circuit: made.consultation ? 2 : 1,
    waits_for: ball === 'inside' ? waitsFor(made) : null,
    awaits_customer: ball === 'customer',
  };
}

function waitsFor({ consultation: c }: SampleCase) {
  return c && { circuit: 2, kind: 'area', id: c.areaId, since: c.askedAt, dueAt: c.dueAt };
}

function lastTurn(made: SampleCase): { ball: Ball; since: Date } {
  return made.balls.at(-1) as { ball: Ball; since: Date };
}

/** Whoever has it read it, unless the customer wrote after their last word. */
function seenRows(made: SampleCase) {
  const inbound = made.messages.filter((message) => !message.out);
  const lastWord = made.events.findLast((event) => event.actor.startsWith('person:'))?.at ?? made.receivedAt;
  const read = made.agent && (inbound.at(-1)?.at ?? made.receivedAt) <= lastWord;
  return read ? [{ case_id: made.id, person_id: made.agent?.id, inbound_n: inbound.length }] : [];
}

function participantRows(made: SampleCase) {
  if (made.channel !== 'email' && made.channel !== 'form') return [];
  const { email, name, id } = made.customer;
  const added = { added_at: made.receivedAt, added_by: 'system:demo' };
  return [{ case_id: made.id, address: email, name, customer_id: id, role: 'requester', ...added }];
}

/** What people did by hand: note, petition with its outcome, resolution, snooze, tag. */
function handRows(made: SampleCase, company: SampleCompany, chance: Chance): Rows {
  const by = made.agent?.id ?? null;
  const { note, resolvedAt, snoozedAt } = made;
  const own = { case_id: made.id };
  const snoozing = lastTurn(made).ball === 'snoozed';
  const ended = snoozing ? { ended_at: null, ended_by: null } : { ended_at: lastTurn(made).since, ended_by: 'verb' };
  return {
    note:
      note && by
        ? [{ ...own, id: note.id, origin_case_id: made.id, author_id: by, text: note.text, mentions: [], at: note.at }]
        : [],
    petition: [
      { ...own, id: chance.id(made.receivedAt.getTime()), position: 1, text: made.petition, ...decided(made) },
    ],
    resolution: resolvedAt
      ? [
          {
            ...own,
            id: chance.id(resolvedAt.getTime()),
            by_id: by,
            at: resolvedAt,
            message_id: made.messages.at(-1)?.id ?? null,
            notified_at: made.notifiedAt,
          },
        ]
      : [],
    snooze: snoozedAt
      ? [
          {
            ...own,
            id: chance.id(snoozedAt.getTime()),
            until: made.snoozedUntil ?? company.now,
            by_id: by,
            at: snoozedAt,
            ...ended,
          },
        ]
      : [],
    case_tag: made.tagId ? [{ ...own, tag_id: made.tagId }] : [],
  };
}

function clockRows(made: SampleCase, company: SampleCompany, chance: Chance): Rows {
  return {
    target: made.targets.map((target) => ({
      id: chance.id(target.startedAt.getTime()),
      case_id: made.id,
      kind: target.kind,
      started_at: target.startedAt,
      due_at: target.dueAt,
      met_at: target.metAt,
      spent_minutes: target.spentMinutes,
      state: target.state,
      minutes: target.minutes,
      attention_at: target.attentionAt,
      critical_at: target.criticalAt,
      late_at:
        target.state === 'missed' || (target.state === 'running' && target.dueAt < company.now) ? target.dueAt : null,
    })),
    waiting: made.balls.map((one, i) => ({
      id: chance.id(one.since.getTime()),
      case_id: made.id,
      ball: one.ball,
      since: one.since,
      until: made.balls[i + 1]?.since ?? null,
      circuit: one.ball === 'ours' ? 1 : one.ball === 'inside' ? 2 : null,
      who: one.ball === 'inside' ? `area:${made.consultation?.areaId}` : null,
    })),
  };
}

function timeOf(made: SampleCase, type: string): Date | null {
  return made.events.find((event) => event.type === type)?.at ?? null;
}

function decided(made: SampleCase) {
  const by = made.resolvedAt ? (made.agent?.id ?? null) : null;
  return {
    outcome: made.resolvedAt ? made.story.outcome : null,
    reason: made.resolvedAt ? made.reasoned : null,
    decided_at: made.resolvedAt,
    decided_by: by,
  };
}

function messageRow(message: SampleCase['messages'][number], made: SampleCase, company: SampleCompany) {
  const ours = { name: company.mailbox.name, address: company.mailbox.address };
  const theirs = { name: made.customer.name, address: made.customer.email };
  const [from, to] = message.out
    ? [{ ...ours, name: (!message.automatic && made.agent?.name) || ours.name }, theirs]
    : [theirs, ours];
  return {
    id: message.id,
    case_id: made.id,
    origin_case_id: made.id,
    direction: message.out ? 'out' : 'in',
    channel: made.channel === 'form' && message.out ? 'email' : made.channel,
    author_id: message.out && !message.automatic ? made.agent?.id : null,
    customer_id: message.out ? null : made.customer.id,
    from_name: from.name,
    from_address: from.address,
    to: [to],
    cc: [],
    bcc: [],
    recipients_total: 1,
    subject: message.subject,
    text: message.text,
    quoted: '',
    signature: '',
    html: '',
    has_remote: false,
    language: made.story.language,
    automatic: message.automatic,
    threaded_by: message.out ? 'ours' : message.id === made.messages[0]?.id ? 'new' : 'token',
    held_reason: null,
    authenticity: message.out || made.channel !== 'email' ? {} : { spf: 'pass', dkim: 'pass', dmarc: 'pass' },
    warnings: [],
    intake_id: null,
    raw_sha256: null,
    mail_id: message.mailId,
    at: message.at,
    received_at: message.at,
    expects_answer: message.out && !message.automatic,
  };
}

function chain(made: SampleCase, now: Date): Rows {
  const stream = `case:${made.id}`;
  let head: Buffer = GENESIS;
  const told = [...made.events, ...legalTold(made, now)].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const event = told.map(({ type, actor, at, data }, i) => {
    const plain = JSON.parse(JSON.stringify(data)) as typeof data;
    const prev = head;
    head = hashEvent({ stream, n: i + 1, type, actor, at, data: plain, prev });
    return {
      stream,
      n: i + 1,
      type,
      actor,
      at,
      data: plain,
      prev: `\\x${prev.toString('hex')}`,
      hash: `\\x${head.toString('hex')}`,
    };
  });
  return { event, stream: [{ id: stream, n: event.length, head: `\\x${head.toString('hex')}` }] };
}

function sampleKey(chance: Chance): string {
  for (;;) {
    const key = keyFrom(Uint8Array.from({ length: 24 }, () => chance.whole(0, 255)));
    if (key) return key;
  }
}
