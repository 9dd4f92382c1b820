import type { CourseStep } from '#ui/course/course.rules.ts';
import type { ConsultationView, ProposalView } from '#areas/authority/contract.ts';
import type { CaseView } from '../../contract.ts';
import { isRefused } from '../consult/consultation-words.rules.ts';

/* The thread of a case: what was said, noted and done, in the order it happened. */

type Message = CaseView['messages'][number];
type Note = CaseView['notes'][number];
export type CaseEvent = CaseView['events'][number];

export type ThreadItem =
  | { kind: 'message'; id: string; at: string; message: Message }
  | { kind: 'note'; id: string; at: string; note: Note }
  /** A question to an area, or its answer. */
  | { kind: 'consultation'; id: string; at: string; part: 'asked' | 'answered'; consultation: ConsultationView }
  /** What was proposed, or what became of it. */
  | { kind: 'proposal'; id: string; at: string; part: 'made' | 'decided'; proposal: ProposalView }
  /** What was done, together when it happened together. */
  | { kind: 'events'; id: string; at: string; events: CaseEvent[] }
  /** Where the course ends or begins again. */
  | { kind: 'turn'; id: string; at: string; event: CaseEvent };

/** Told by a block of its own, or of no use to whoever reads the conversation: the history has them all. */
const UNSAID = new Set([
  'case.message_received',
  'case.message_held',
  'case.reply_written',
  'case.reply_sent',
  'case.noted',
  'case.key_issued',
  'case.followed',
  'case.unfollowed',
  'case.participant_added',
  'case.target_started',
  'case.target_met',
  'case.clocks_moved',
  'clock.started',
  'clock.met',
  'case.link_sent',
  'case.acknowledged',
  'case.consulted',
  'case.proposed',
  'case.decided',
  'proposal.made',
  'proposal.applied',
  'authorisation.asked',
  'authorisation.decided',
  'authorisation.question',
  'execution.opened',
  'case.returned',
  'reply.resembled',
  'template.used',
  'template.applied',
  'recording.held',
  'recording.released',
  'consultation.asked',
  'consultation.answered',
  'consultation.message',
  'promise.made',
  'promise.kept',
  'promise.replaced',
  'promise.withdrawn',
]);
const TURNS = new Set(['case.resolved', 'case.discarded', 'case.reopened']);
/** At the same instant: first it is opened, then somebody speaks, then things are done. */
const RANK = { opened: 0, message: 1, note: 2, consultation: 3, proposal: 3, events: 4, turn: 5 };

export function threadItems(
  { messages, notes, events }: Pick<CaseView, 'messages' | 'notes' | 'events'>,
  consultations: readonly ConsultationView[] = [],
  proposals: readonly ProposalView[] = [],
): ThreadItem[] {
  const items: ThreadItem[] = [
    ...messages.map((message): ThreadItem => ({
      kind: 'message',
      id: message.id,
      at: message.direction === 'in' ? message.receivedAt : message.at,
      message,
    })),
    ...notes.map((note): ThreadItem => ({ kind: 'note', id: note.id, at: note.at, note })),
    ...consultations.flatMap(consultationItems),
    ...proposals.flatMap(proposalItems),
    ...events.filter(({ type }) => !UNSAID.has(type)).map((event): ThreadItem => eventItem(event)),
  ];
  return together(items.toSorted((a, b) => a.at.localeCompare(b.at) || rank(a) - rank(b)));
}

function consultationItems(consultation: ConsultationView): ThreadItem[] {
  const { id, askedAt, answeredAt } = consultation;
  const asked: ThreadItem = { kind: 'consultation', id: `a${id}`, at: askedAt, part: 'asked', consultation };
  if (!answeredAt) return [asked];
  return [asked, { kind: 'consultation', id: `b${id}`, at: answeredAt, part: 'answered', consultation }];
}

function proposalItems(proposal: ProposalView): ThreadItem[] {
  const { id, madeAt, decidedAt, closedAt, state, level, byDirector } = proposal;
  const made: ThreadItem = { kind: 'proposal', id: `m${id}`, at: madeAt, part: 'made', proposal };
  const back = state === 'expired' ? closedAt : decidedAt;
  if (!back || level <= 1 || state === 'withdrawn' || (byDirector && state === 'applied')) return [made];
  return [made, { kind: 'proposal', id: `d${id}`, at: back, part: 'decided', proposal }];
}

function eventItem(event: CaseEvent): ThreadItem {
  const id = `e${event.n}`;
  // A case is opened when its first word reached us, though it may be written down later.
  const at = event.type === 'case.opened' && typeof event.data['at'] === 'string' ? event.data['at'] : event.at;
  return TURNS.has(event.type) ? { kind: 'turn', id, at, event } : { kind: 'events', id, at, events: [event] };
}

function rank(item: ThreadItem): number {
  return item.kind === 'events' && item.events[0]?.type === 'case.opened' ? RANK.opened : RANK[item.kind];
}

function together(items: readonly ThreadItem[]): ThreadItem[] {
  const joined: ThreadItem[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    if (item.kind === 'events' && last?.kind === 'events')
      joined.splice(-1, 1, { ...last, events: [...last.events, ...item.events] });
    else joined.push(item);
  }
  return joined;
}

/** What the course line does beside each item. */
export function courseSteps(items: readonly ThreadItem[]): CourseStep[] {
  return items.map((item): CourseStep => {
    if (item.kind === 'consultation') return consultationStep(item.part, item.consultation);
    if (item.kind === 'proposal') return proposalStep(item.part, item.proposal);
    if (item.kind === 'turn') return { kind: item.event.type === 'case.reopened' ? 'reopens' : 'resolves' };
    return { kind: item.kind === 'message' && !item.message.automatic ? 'message' : 'passes' };
  });
}

/** Level 3 rises until it is decided; what is one's own, or waits for an area's own card, stays on the line. */
function proposalStep(part: 'made' | 'decided', { id, level, state, byDirector }: ProposalView): CourseStep {
  if (level !== 3) return { kind: 'passes' };
  if (part === 'decided' && !byDirector)
    return { kind: 'answers', id, refused: state === 'refused' || state === 'expired' };
  if (byDirector) return part === 'made' ? { kind: 'asked', level: 3 } : { kind: 'passes' };
  return state === 'withdrawn' ? { kind: 'asked', level: 3, refused: true } : { kind: 'asks', level: 3, id };
}

/** What was withdrawn bends back at once: nobody is awaited. */
function consultationStep(part: 'asked' | 'answered', consultation: ConsultationView): CourseStep {
  const { id, state } = consultation;
  if (part === 'answered') return { kind: 'answers', id, refused: isRefused(consultation) };
  return state === 'cancelled' || state === 'handed_over'
    ? { kind: 'asked', level: 2, refused: true }
    : { kind: 'asks', level: 2, id };
}

/** Formatting that words alone would lose; otherwise our own type reads better than the sender's. */
export function needsFrame(html: string): boolean {
  return /<(?:img|table|ul|ol|h[1-6]|pre|svg)\b/i.test(html);
}

const LINK = /https?:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:!?¡¿»”’]/g;

export interface TextPart {
  text: string;
  href?: string;
}

/** A text with its web addresses told apart. */
export function withLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let last = 0;
  for (const match of text.matchAll(LINK)) {
    if (match.index > last) parts.push({ text: text.slice(last, match.index) });
    parts.push({ text: match[0], href: match[0] });
    last = match.index + match[0].length;
  }
  if (last < text.length) parts.push({ text: text.slice(last) });
  return parts;
}
