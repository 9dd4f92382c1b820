import { GENESIS, hashEvent } from '#platform/log/event.ts';
import { keyFrom } from '../opening/key.rules.ts';
import { nextDate, shownTarget } from '../course/next-date.rules.ts';
import { excerptOf } from '../messages/storable.rules.ts';
import type { Chance } from './chance.ts';
import type { SampleCase, SampleCompany } from './history.ts';

/** Rows by table, as JSON of their columns. */
export type Rows = Record<string, Record<string, unknown>[]>;

/** The rows of one case, exactly as the verbs would have left them; its chain hashed as the log hashes. */
export function rowsOf(made: SampleCase, reference: string, company: SampleCompany, chance: Chance): Rows {
  const key = sampleKey(chance);
  const last = made.balls.at(-1) as { ball: string; since: Date };
  const ball = last.ball as 'ours';
  const shown = shownTarget(made.targets);
  const inbound = made.messages.filter((message) => !message.out);
  const lastInbound = inbound.at(-1);
  const mailed = made.channel === 'email' || made.channel === 'form';
  return {
    case_file: [
      {
        id: made.id,
        reference,
        public_key: key,
        subject: made.subject,
        type: made.story.type,
        legal_class: made.story.legalClass,
        reason_code: made.story.reason,
        priority: made.priority,
        flags: [],
        channel: made.channel,
        language: made.story.language,
        customer_id: made.customer.id,
        brand_id: company.brandId,
        mailbox_id: company.mailbox.id,
        fields: {},
        received_at: made.receivedAt,
        opened_at: made.receivedAt,
        acknowledged_at: timeOf(made, 'case.acknowledged'),
        first_reply_at: timeOf(made, 'case.reply_sent'),
        resolved_at: made.resolvedAt,
      },
    ],
    case_inbox: [
      {
        case_id: made.id,
        ball,
        ball_since: last.since,
        owner_id: made.agent?.id ?? null,
        team_id: company.team.id,
        next_at: nextDate(
          { ball, snoozedUntil: made.snoozedUntil, resolvedAt: made.resolvedAt, target: shown },
          company.team.calendar,
          company.now,
        ),
        due_at: shown?.dueAt ?? null,
        due_kind: shown?.kind ?? null,
        due_started_at: shown?.startedAt ?? null,
        due_attention_at: shown?.attentionAt ?? null,
        due_critical_at: shown?.criticalAt ?? null,
        due_state: shown?.state ?? null,
        snoozed_until: last.ball === 'snoozed' ? made.snoozedUntil : null,
        moved_at: made.events.at(-1)?.at,
        inbound_n: inbound.length,
        last_inbound_at: lastInbound?.at ?? null,
        excerpt: excerptOf(lastInbound?.text ?? ''),
        circuit: 1,
        awaits_customer: last.ball === 'customer',
      },
    ],
    case_seen:
      made.agent &&
      !(
        lastInbound &&
        lastInbound.at > (made.events.findLast((event) => event.actor.startsWith('person:'))?.at ?? made.receivedAt)
      )
        ? [{ case_id: made.id, person_id: made.agent.id, inbound_n: inbound.length }]
        : [],
    participant: mailed
      ? [
          {
            case_id: made.id,
            address: made.customer.email,
            name: made.customer.name,
            customer_id: made.customer.id,
            role: 'requester',
            added_at: made.receivedAt,
            added_by: 'system:demo',
          },
        ]
      : [],
    message: made.messages.map((message) => messageRow(message, made, company)),
    note:
      made.note && made.agent
        ? [
            {
              id: made.note.id,
              case_id: made.id,
              origin_case_id: made.id,
              author_id: made.agent.id,
              text: made.note.text,
              mentions: [],
              at: made.note.at,
            },
          ]
        : [],
    petition: [
      {
        id: chance.id(made.receivedAt.getTime()),
        case_id: made.id,
        position: 1,
        text: made.petition,
        ...decided(made),
      },
    ],
    resolution: made.resolvedAt
      ? [
          {
            id: chance.id(made.resolvedAt.getTime()),
            case_id: made.id,
            by_id: made.agent?.id ?? null,
            at: made.resolvedAt,
            message_id: made.messages.at(-1)?.id ?? null,
          },
        ]
      : [],
    snooze: made.snoozedAt
      ? [
          {
            id: chance.id(made.snoozedAt.getTime()),
            case_id: made.id,
            until: made.snoozedUntil ?? made.snoozedAt,
            by_id: made.agent?.id ?? null,
            at: made.snoozedAt,
            ended_at: last.ball === 'snoozed' ? null : last.since,
            ended_by: last.ball === 'snoozed' ? null : 'verb',
          },
        ]
      : [],
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
    })),
    case_tag: made.tagId ? [{ case_id: made.id, tag_id: made.tagId }] : [],
    ...chain(made),
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
  const [from, to] = message.out ? [{ ...ours, name: made.agent?.name ?? ours.name }, theirs] : [theirs, ours];
  return {
    id: message.id,
    case_id: made.id,
    origin_case_id: made.id,
    direction: message.out ? 'out' : 'in',
    channel: made.channel === 'form' && message.out ? 'email' : made.channel,
    author_id: message.out ? made.agent?.id : null,
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
    automatic: null,
    threaded_by: message.out ? 'ours' : message.id === made.messages[0]?.id ? 'new' : 'token',
    held_reason: null,
    authenticity: message.out || made.channel !== 'email' ? {} : { spf: 'pass', dkim: 'pass', dmarc: 'pass' },
    warnings: [],
    intake_id: null,
    raw_sha256: null,
    mail_id: message.mailId,
    at: message.at,
    received_at: message.at,
    expects_answer: message.out,
  };
}

function chain(made: SampleCase): Rows {
  const stream = `case:${made.id}`;
  let head: Buffer = GENESIS;
  const event = made.events.map(({ type, actor, at, data }, i) => {
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
