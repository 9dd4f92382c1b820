import { MINUTE_MS } from './civil.rules.ts';
import type { CompiledCalendar } from './compiled-calendar.rules.ts';
import type { Due } from './due.rules.ts';
import { ATTENTION_SHARE, CRITICAL_SHARE } from './due.rules.ts';
import { addOpenMs, openMsBetween } from './working-time.rules.ts';

export const TARGET_KINDS = ['acknowledge', 'take_in_charge', 'first_reply', 'resolve'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];
export type TargetState = 'running' | 'paused' | 'met' | 'missed' | 'cancelled';

/** What a policy looks at to apply; a field left out applies to every case. */
export interface CaseTraits {
  priority?: string;
  legalClass?: string | null;
  channel?: string;
}

/** The company's own promise: so many minutes of its calendar. */
export interface TargetPolicy {
  kind: TargetKind;
  minutes: number;
  pausesWithCustomer: boolean;
  applies: CaseTraits;
}

const policy = (kind: TargetKind, minutes: number, applies: CaseTraits = {}): TargetPolicy => ({
  kind,
  minutes,
  pausesWithCustomer: kind === 'resolve',
  applies,
});

/** Where a company starts from: working days of eight hours, half of it or less for what is urgent. */
export const DEFAULT_POLICIES: readonly TargetPolicy[] = [
  policy('acknowledge', 30),
  policy('take_in_charge', 4 * 60),
  policy('first_reply', 8 * 60),
  policy('resolve', 5 * 8 * 60),
  policy('acknowledge', 15, { priority: 'high' }),
  policy('take_in_charge', 60, { priority: 'high' }),
  policy('first_reply', 2 * 60, { priority: 'high' }),
  policy('resolve', 2 * 8 * 60, { priority: 'high' }),
];

/** What happened to the case, in the order of its log. `opened.at` is when the contact was received. */
export type TargetEvent =
  | { type: 'opened'; at: Date; calendar: CompiledCalendar; policies: readonly TargetPolicy[] }
  | { type: 'acknowledged' | 'taken' | 'replied' | 'resolved' | 'reopened' | 'discarded'; at: Date }
  | { type: 'waiting_on_customer' | 'customer_answered'; at: Date }
  | { type: 'calendar_changed'; at: Date; calendar: CompiledCalendar }
  | { type: 'policies_changed'; at: Date; policies: readonly TargetPolicy[] };

/**
 * One promise on one case. `spentMinutes` is null while it runs. `missed` is met after its due date: one that is late
 * and still open is `running`, because only the reader's `now` makes it overdue. While paused, `dueAt` is where it would
 * fall if it went on at once.
 */
export interface TargetInstance extends Due {
  kind: TargetKind;
  minutes: number;
  state: TargetState;
  spentMinutes: number | null;
}

/** Of each kind, the policy that applies to the case and says most about it. */
export function policiesFor(policies: readonly TargetPolicy[], traits: CaseTraits): TargetPolicy[] {
  const chosen = new Map<TargetKind, TargetPolicy>();
  for (const policy of policies) {
    const best = chosen.get(policy.kind);
    if (applies(policy, traits) && (!best || weight(policy) > weight(best))) chosen.set(policy.kind, policy);
  }
  return [...chosen.values()];
}

function conditions(policy: TargetPolicy): [string, unknown][] {
  return Object.entries(policy.applies).filter(([, value]) => value !== undefined);
}
function applies(policy: TargetPolicy, traits: CaseTraits): boolean {
  return conditions(policy).every(([trait, value]) => traits[trait as keyof CaseTraits] === value);
}
function weight(policy: TargetPolicy): number {
  return conditions(policy).length;
}

/** A stretch in which the clock ran, counted on the calendar of that time; `to` is Infinity while it still runs. */
interface Span {
  calendar: CompiledCalendar;
  from: number;
  to: number;
}
interface Clock {
  policy: TargetPolicy;
  startedAt: Date;
  spans: Span[];
  end: { at: Date; how: 'done' | 'cancelled' } | null;
}

const MET_BY: Record<'acknowledged' | 'taken' | 'replied' | 'resolved', readonly TargetKind[]> = {
  acknowledged: ['acknowledge'],
  taken: ['take_in_charge'],
  replied: ['acknowledge', 'take_in_charge', 'first_reply'],
  resolved: TARGET_KINDS,
};

/**
 * Every target a case has had, from its log alone. Snoozing is no event here, so it never stops a clock; waiting for the
 * customer does only where the policy says so. A reopened case gets a new `resolve` target.
 */
export function foldTargets(events: readonly TargetEvent[]): TargetInstance[] {
  const clocks: Clock[] = [];
  let calendar: CompiledCalendar | null = null;
  let policies: readonly TargetPolicy[] = [];
  let waiting = false;
  let last = Number.NEGATIVE_INFINITY;
  for (const event of events) {
    last = Math.max(last, event.at.getTime());
    const at = last;
    if ('policies' in event) policies = event.policies;
    if ('calendar' in event) calendar = event.calendar;
    if (!calendar) continue;
    if (event.type === 'opened' || event.type === 'reopened') {
      waiting = false;
      start(clocks, event.type === 'opened' ? TARGET_KINDS : ['resolve'], policies, at);
    } else if (event.type === 'waiting_on_customer') waiting = true;
    else if (event.type === 'customer_answered') waiting = false;
    else if (event.type === 'policies_changed') adopt(clocks, policies, at);
    else if (event.type === 'discarded') finish(clocks, TARGET_KINDS, at, 'cancelled');
    else if (event.type !== 'calendar_changed') finish(clocks, MET_BY[event.type], at, 'done');
    for (const clock of clocks) settle(clock, calendar, waiting, at);
  }
  return clocks.map(instanceOf);
}

/** The first of the targets still to be met, paused ones aside: what a list shows. */
export function nextTarget(targets: readonly TargetInstance[]): TargetInstance | null {
  const running = targets.filter((target) => target.state === 'running');
  return running.reduce<TargetInstance | null>((first, one) => (first && first.dueAt <= one.dueAt ? first : one), null);
}

function start(clocks: Clock[], kinds: readonly TargetKind[], policies: readonly TargetPolicy[], at: number): void {
  for (const policy of policies) {
    const runs = clocks.some((clock) => clock.policy.kind === policy.kind && !clock.end);
    if (kinds.includes(policy.kind) && !runs) clocks.push({ policy, startedAt: new Date(at), spans: [], end: null });
  }
}

function finish(clocks: Clock[], kinds: readonly TargetKind[], at: number, how: 'done' | 'cancelled'): void {
  for (const clock of clocks)
    if (!clock.end && kinds.includes(clock.policy.kind)) clock.end = { at: new Date(at), how };
}

/** New policies hold from the start of each clock still running: the time already spent counts against the new length. */
function adopt(clocks: Clock[], policies: readonly TargetPolicy[], at: number): void {
  for (const clock of clocks) {
    const policy = policies.find((one) => one.kind === clock.policy.kind);
    if (clock.end) continue;
    if (policy) clock.policy = policy;
    else clock.end = { at: new Date(at), how: 'cancelled' };
  }
}

/** Closes or opens the clock's running stretch so that it fits what is now true. */
function settle(clock: Clock, calendar: CompiledCalendar, waiting: boolean, at: number): void {
  const open = clock.spans.findLast((span) => span.to === Number.POSITIVE_INFINITY);
  const runs = !clock.end && !(waiting && clock.policy.pausesWithCustomer);
  if (open && runs && open.calendar === calendar) return;
  if (open) open.to = at;
  if (runs) clock.spans.push({ calendar, from: at, to: Number.POSITIVE_INFINITY });
}

function instanceOf({ policy, startedAt, spans, end }: Clock): TargetInstance {
  const length = policy.minutes * MINUTE_MS;
  const dueAt = reach(spans, length);
  const running = spans.at(-1)?.to === Number.POSITIVE_INFINITY;
  return {
    kind: policy.kind,
    unit: 'hour',
    minutes: policy.minutes,
    startedAt,
    dueAt,
    attentionAt: reach(spans, Math.round(length * ATTENTION_SHARE)),
    criticalAt: reach(spans, Math.round(length * CRITICAL_SHARE)),
    metAt: end?.how === 'done' ? end.at : null,
    spentMinutes: running ? null : Math.floor(spent(spans) / MINUTE_MS),
    state: stateOf(end, running, dueAt),
  };
}

function stateOf(end: Clock['end'], running: boolean, dueAt: Date): TargetState {
  if (!end) return running ? 'running' : 'paused';
  if (end.how === 'cancelled') return 'cancelled';
  return end.at <= dueAt ? 'met' : 'missed';
}

function spent(spans: readonly Span[]): number {
  return spans.reduce((sum, { calendar, from, to }) => sum + openMsBetween(calendar, from, to), 0);
}

/** The instant at which the stretches add up to `ms` of open time; past the last one, as if it had gone on. */
function reach(spans: readonly Span[], ms: number): Date {
  let need = ms;
  for (const [i, { calendar, from, to }] of spans.entries()) {
    const last = i === spans.length - 1;
    const open = last ? Number.POSITIVE_INFINITY : openMsBetween(calendar, from, to);
    if (need <= open) return new Date(addOpenMs(calendar, from, need));
    need -= open;
  }
  throw new RangeError('a target without a running stretch');
}
