import {
  foldTargets,
  type CompiledCalendar,
  type TargetEvent,
  type TargetInstance,
  type TargetKind,
  type TargetPolicy,
} from '#areas/clocks/index.ts';
import type { EventData } from '#platform/log/index.ts';

/** The part of the log that moves clocks, ours and the law's: every event that may carry `waits`, `targets`, `legal` or `calendar`, or that meets one. */
export const CLOCK_EVENTS = [
  'case.opened',
  'case.acknowledged',
  'case.taken',
  'case.assigned',
  'case.classified',
  'case.message_received',
  'case.message_held',
  'case.message_moved',
  'case.reply_written',
  'reply.cut_told',
  'case.reply_undone',
  'case.reply_sent',
  'case.reply_failed',
  'case.reply_late',
  'case.resolved',
  'case.discarded',
  'case.reopened',
  'case.clocks_moved',
  'case.message_released',
  'case.merged',
  'case.merged_into',
  'case.merge_undone',
  'case.completion_asked',
  'case.completion_received',
  'case.offer_made',
  'case.offer_ended',
  'case.supervisor_asked',
  'case.supervisor_called',
  'case.notified',
  'clock.lapsed',
] as const;

/** What an event says of one case alone, not of those that go on in it: which terms the law sets on it, and what was promised. */
export const OWN = ['legal', 'targets'] as const;

export interface ClockEvent {
  type: string;
  at: Date;
  data: EventData;
}

/** A calendar as the log names it. */
export interface CalendarRef {
  id: string;
  version: number;
}
/** A policy as the log keeps it: what was promised at that moment, whatever is edited later. */
export type PromisedTarget = { kind: string; minutes: number; pauses: boolean };

export function promised(policies: readonly TargetPolicy[]): PromisedTarget[] {
  return policies.map(({ kind, minutes, pausesWithCustomer }) => ({ kind, minutes, pauses: pausesWithCustomer }));
}

/** The targets of a case from its log alone: the same answer whoever asks and whenever (invariant 7). */
export function targetsFromLog(
  events: readonly ClockEvent[],
  calendarOf: (ref: CalendarRef) => CompiledCalendar,
): TargetInstance[] {
  return foldTargets(events.flatMap((event) => toTargetEvents(event, calendarOf)));
}

/** The calendars a history needs, to be loaded before it is folded. */
export function calendarsIn(events: readonly ClockEvent[]): CalendarRef[] {
  return events.flatMap((event) => calendarRef(event.data) ?? []);
}

function toTargetEvents(event: ClockEvent, calendarOf: (ref: CalendarRef) => CompiledCalendar): TargetEvent[] {
  const { type, data } = event;
  const at = typeof data.at === 'string' ? new Date(data.at) : event.at;
  const ref = calendarRef(data);
  if (type === 'case.opened') {
    const opened: TargetEvent[] = ref
      ? [{ type: 'opened', at, calendar: calendarOf(ref), policies: policiesIn(data) }]
      : [];
    const then = (['acknowledged', 'taken'] as const).filter((type) => data[type] === true);
    return [...opened, ...then.map((type) => ({ type, at: event.at }))];
  }
  const told: TargetEvent[] = [];
  if (ref) told.push({ type: 'calendar_changed', at, calendar: calendarOf(ref) });
  if (Array.isArray(data.targets)) told.push({ type: 'policies_changed', at, policies: policiesIn(data) });
  const met = meets(type, data);
  if (met) told.push({ type: met, at });
  if (typeof data.waits === 'boolean')
    told.push({ type: data.waits ? 'waiting_on_customer' : 'customer_answered', at });
  return told;
}

type MeetingEvent = 'acknowledged' | 'taken' | 'replied' | 'resolved' | 'discarded' | 'reopened';

function meets(type: string, data: EventData): MeetingEvent | null {
  switch (type) {
    case 'case.acknowledged':
      return 'acknowledged';
    case 'case.taken':
      return 'taken';
    case 'case.assigned':
    case 'case.merged_into':
      return data.taken === true ? 'taken' : null;
    case 'case.reply_sent':
      return data.aside === true ? null : 'replied';
    case 'case.resolved':
      return 'resolved';
    case 'case.discarded':
      return 'discarded';
    case 'case.reopened':
      return 'reopened';
    default:
      return null;
  }
}

export function calendarRef(data: EventData): CalendarRef | null {
  const [id, version] = Array.isArray(data.calendar) ? data.calendar : [];
  return typeof id === 'string' && typeof version === 'number' ? { id, version } : null;
}

function policiesIn(data: EventData): TargetPolicy[] {
  const kept = (Array.isArray(data.targets) ? data.targets : []) as PromisedTarget[];
  return kept.map(({ kind, minutes, pauses }) => ({
    kind: kind as TargetKind,
    minutes,
    pausesWithCustomer: pauses,
    applies: {},
  }));
}
