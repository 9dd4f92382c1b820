import type { LegalEvent, LegalRule, NamedCalendar } from '#areas/clocks/index.ts';
import { calendarRef, type CalendarRef, type ClockEvent } from '../course/target-history.rules.ts';

type Plain = Exclude<
  LegalEvent,
  { rules: unknown } | { calendar: unknown } | { until: unknown } | { since: unknown }
>['type'];

/** What each event of a case's log means to the law, besides the rules, the calendar and the dates it may carry. */
const MEANS: Record<string, Plain> = {
  'case.opened': 'presented',
  'case.completion_received': 'completed',
  'case.offer_made': 'offer_made',
  'case.offer_ended': 'offer_ended',
  'case.reply_sent': 'answered',
  'case.notified': 'notified',
  'case.discarded': 'discarded',
  'case.supervisor_asked': 'supervisor_asked',
  'case.supervisor_called': 'supervisor_called',
  'clock.lapsed': 'lapsed',
};

const NOT_SAID = new Set(['case.reply_undone', 'case.reply_failed']);

/** The history of a case as the law reads it: the same answer from the same log, whoever asks and whenever (invariant 7). */
export function legalEvents(
  events: readonly ClockEvent[],
  calendarOf: (ref: CalendarRef) => NamedCalendar,
): LegalEvent[] {
  const requests = new Map<unknown, ClockEvent>();
  const cuts = cutsTold();
  return events.flatMap((event) => {
    const at = instantOf(event);
    if (event.type === 'case.completion_asked' || event.type === 'case.offer_made')
      requests.set(event.data.message, event);
    // Taken back before it left, or never delivered: nobody asked the customer for anything.
    const unsaid = NOT_SAID.has(event.type) ? requests.get(event.data.message) : undefined;
    if (unsaid) {
      const type = unsaid.type === 'case.offer_made' ? 'offer_withdrawn' : 'completion_withdrawn';
      return [{ type, at, since: instantOf(unsaid) }];
    }
    const ref = calendarRef(event.data);
    const told: LegalEvent[] = ref ? [{ type: 'calendar_changed', at, calendar: calendarOf(ref) }] : [];
    if (Array.isArray(event.data.legal))
      told.push({ type: 'rules_set', at, rules: event.data.legal as unknown as LegalRule[] });
    return [...told, ...meaning(event, at), ...cuts(event, at)];
  });
}

/** An answer informs of a cut when it has left and somebody has said that it tells enough, whichever came first. */
function cutsTold(): (event: ClockEvent, at: Date) => LegalEvent[] {
  const told = new Set<unknown>();
  const left = new Map<unknown, Date>();
  return ({ type, data }, at) => {
    if (type === 'reply.cut_told' && data.complete === true) told.add(data.message);
    else if (type === 'case.reply_sent' && data.aside !== true) left.set(data.message, at);
    else return [];
    const since = left.get(data.message);
    return since && told.has(data.message) ? [{ type: 'informed', at: since }] : [];
  };
}

/** True when the law has set any term on this case. */
export function hasLegalRules(events: readonly ClockEvent[]): boolean {
  return events.some(({ data }) => Array.isArray(data.legal) && data.legal.length > 0);
}

function instantOf({ at, data }: ClockEvent): Date {
  return typeof data.at === 'string' ? new Date(data.at) : at;
}

/** Any word of the customer ends an offer. It completes no data: that what was missing is there is for a person to say. */
function meaning({ type, data }: ClockEvent, at: Date): LegalEvent[] {
  if (type === 'case.completion_asked') return [{ type: 'completion_asked', at, until: new Date(String(data.until)) }];
  if (type === 'case.message_received') return data.automatic || data.held ? [] : [{ type: 'wrote', at }];
  if (type === 'case.message_released') return [{ type: 'wrote', at }];
  if (type === 'case.reopened')
    return [{ type: data.by === 'delivery' || data.by === 'undo' ? 'unnotified' : 'reopened', at }];
  // Written to somebody else: nothing was answered.
  if (data.aside === true) return [];
  const fact = MEANS[type];
  return fact ? [{ type: fact, at }] : [];
}
