import type { LegalClock, LegalEvent, NamedCalendar, WhyMoved } from './legal-clock.rules.ts';
import type { LegalRule } from './legal-rule.rules.ts';
import {
  begin,
  clockOf,
  close,
  endPauses,
  isLast,
  lastOf,
  offerLeft,
  openPause,
  recount,
  takeAsComplete,
  type Running,
  type Telling,
} from './legal-running.rules.ts';

/**
 * Every term a case has had, from its log alone, so that the same history gives the same dates whoever asks and whenever
 * (invariant 7). A correction of the calendar counts the open ones again from their start and keeps both dates.
 */
export function foldLegalClocks(events: readonly LegalEvent[]): LegalClock[] {
  return read(events, { rules: [], calendar: null }).map(clockOf);
}

function read(events: readonly LegalEvent[], known: Pick<Telling, 'rules' | 'calendar'>): Running[] {
  const told: Telling = { ...known, clocks: [], past: [], lately: [], notifiedAt: null, discardedAt: null };
  for (const event of events) {
    tell(told, event);
    // These are no part of what is read again: the first two are given to it, the third has taken its request away.
    if (event.type === 'rules_set' || event.type === 'calendar_changed' || event.type === 'completion_withdrawn')
      continue;
    told.past.push(event);
    told.lately.push(event);
  }
  return told.clocks;
}

function tell(told: Telling, event: LegalEvent): void {
  const { at } = event;
  switch (event.type) {
    case 'calendar_changed':
      return adoptCalendar(told, event.calendar, at);
    case 'rules_set':
      return adoptRules(told, event.rules, at);
    case 'completion_asked':
      start(told, event.type, at, event.until);
      return pause(told, at);
    case 'offer_made':
      return offer(told, at);
    case 'offer_withdrawn':
      return forgetOffer(told, event.since, at);
    case 'completed':
      finish(told, event.type, at);
      return complete(told, at);
    case 'completion_withdrawn':
      return forgetRequest(told, event.since, at);
    case 'wrote':
      hear(told, at);
      return resume(told, at);
    case 'offer_ended':
      return resume(told, at);
    case 'unnotified':
      return undoNotice(told, at);
    case 'reopened':
      return reopen(told, at);
    case 'lapsed':
      return endAll(told, at, 'lapsed', ({ whose }) => whose === 'customer');
    case 'discarded':
      told.discardedAt = at;
      return endAll(told, at, 'cancelled', () => true);
    default:
      if (event.type === 'notified') told.notifiedAt = at;
      finish(told, event.type, at);
      // Once answered, nothing is asked of the customer any more.
      if (event.type === 'notified') endAll(told, at, 'cancelled', ({ whose }) => whose === 'customer');
      start(told, event.type, at, null);
  }
}

function endAll({ clocks }: Telling, at: Date, how: 'lapsed' | 'cancelled', which: (rule: LegalRule) => boolean): void {
  for (const clock of clocks) if (which(clock.rule)) clock.end ??= { at, how };
}

/** A new round of each term that begins with this event and isn't running already. */
function start(told: Telling, on: string, at: Date, until: Date | null): void {
  for (const rule of told.rules.filter((one) => one.start === on)) begin(told, rule, at, until);
}

function finish({ clocks }: Telling, on: string, at: Date): void {
  for (const clock of clocks) if (!clock.end && clock.rule.stop === on) close(clock, at);
}

/** What is asked for or offered once the date has gone by suspends nothing: a breach does not go away by writing to the customer. */
function pause(told: Telling, at: Date): void {
  for (const clock of told.clocks)
    if (!clock.end && clock.rule.completion && !openPause(clock) && at <= clock.dueAt)
      clock.pauses.push({ from: at, to: null, cap: null });
}

/** However many there are, all of them together suspend the term no longer than its law lets one. */
function offer(told: Telling, at: Date): void {
  for (const clock of told.clocks) {
    const length = offerLeft(clock);
    if (clock.end || !clock.rule.offerPause || !length || openPause(clock) || at > clock.dueAt) continue;
    clock.pauses.push({ from: at, to: null, cap: { ...clock.rule.offerPause, length } });
  }
}

/** It never reached the customer: it suspended nothing. */
function forgetOffer(told: Telling, since: Date, at: Date): void {
  for (const clock of told.clocks) {
    if (clock.end) continue;
    clock.pauses = clock.pauses.filter(({ from, cap }) => !cap || from.getTime() !== since.getTime());
    recount(clock, at, 'not_delivered');
  }
}

/** What was missing has come: the term starts anew, or goes on, as its law says. */
function complete(told: Telling, at: Date): void {
  for (const clock of told.clocks) {
    if (clock.end || !clock.rule.completion || !openPause(clock)) continue;
    takeAsComplete(clock, at, at);
  }
}

/** The customer's word completes nothing by itself, but while nobody says since when the data are there it may have brought them. */
function hear({ clocks }: Telling, at: Date): void {
  for (const clock of clocks) {
    const open = openPause(clock);
    if (!clock.end && open && !open.cap) open.word ??= at;
  }
}

/**
 * That request never reached the customer: all is as if it had not been made, and what other requests suspended stays. Once data have
 * come, it had reached them some other way.
 */
function forgetRequest(told: Telling, since: Date, at: Date): void {
  const isOther = (event: LegalEvent): boolean =>
    event.type !== 'completion_asked' || event.at.getTime() !== since.getTime();
  const made = told.past.findIndex((event) => !isOther(event));
  if (made === -1 || told.past.slice(made).some(({ type }) => type === 'completed')) return;
  Object.assign(told, { past: told.past.filter(isOther), lately: told.lately.filter(isOther) });
  for (const clock of told.clocks) {
    const asks = clock.rule.whose === 'customer';
    if (clock.end || (!asks && !clock.rule.completion)) continue;
    const counted = read(told.past, { rules: [clock.rule], calendar: clock.calendar }).at(-1);
    if (asks && (!counted || counted.end)) clock.end = { at, how: 'cancelled' };
    else if (asks) Object.assign(clock, counted, { round: clock.round });
    else if (counted) countedAgain(clock, counted, at, 'not_delivered');
  }
}

function resume(told: Telling, at: Date): void {
  for (const clock of told.clocks) {
    if (clock.end || !clock.pauses.some(({ to, cap }) => !to && cap)) continue;
    endPauses(clock, at);
    recount(clock, at, 'resumed');
  }
}

/** Terms that hold no longer end; those that hold again, or from now on, stand as if it had been known all the time. */
function adoptRules(told: Telling, rules: readonly LegalRule[], at: Date): void {
  told.rules = rules;
  for (const clock of told.clocks) {
    const rule = rules.find((one) => one.clock === clock.rule.clock);
    if (rule) clock.rule = rule;
    else clock.end ??= { at, how: 'cancelled' };
  }
  for (const rule of rules) {
    const last = lastOf(told, rule.clock);
    if (last ? last.end?.how !== 'cancelled' : rule.start !== 'presented') continue;
    const counted = read(last ? told.past : told.lately, { rules: [rule], calendar: told.calendar }).at(-1);
    if (counted) adopt(told, counted, last, at);
  }
}

/** The round that was cancelled goes on as it would stand; one that began when the case was opened again is a new one. */
function adopt(told: Telling, counted: Running, last: Running | undefined, at: Date): void {
  const since = told.lately[0]?.at;
  if (!last || (since && last.startedAt < since && counted.startedAt >= since)) {
    told.clocks.push({ ...counted, round: (last?.round ?? 0) + 1 });
    return;
  }
  const { round, firstDueAt, dueAt: before } = last;
  const moved = { at, before, after: counted.dueAt, why: 'reclassified' as const };
  const moves = before.getTime() === counted.dueAt.getTime() ? last.moves : [...last.moves, moved];
  Object.assign(last, counted, { round, firstDueAt, moves });
}

function adoptCalendar(told: Telling, calendar: NamedCalendar, at: Date): void {
  told.calendar = calendar;
  for (const clock of told.clocks) if (!clock.end) countAgain(told, clock, at, 'calendar');
}

/** With the calendar in use: which requests and offers came in time to suspend the term depends on it too. */
function countAgain(told: Telling, clock: Running, at: Date, why: WhyMoved): void {
  clock.calendar = told.calendar ?? clock.calendar;
  if (clock.rule.completion || clock.rule.offerPause) {
    const counted = read(told.past, { rules: [clock.rule], calendar: clock.calendar }).at(-1);
    if (counted) return countedAgain(clock, counted, at, why);
  }
  recount(clock, at, why);
}

function countedAgain(clock: Running, { startedAt, pauses }: Running, at: Date, why: WhyMoved): void {
  Object.assign(clock, { startedAt, pauses });
  recount(clock, at, why);
}

/** The answer came back undelivered: the customer was not notified, and the same term goes on. */
function undoNotice(told: Telling, at: Date): void {
  told.notifiedAt = null;
  for (const clock of told.clocks) {
    if (clock.end?.how !== 'done' || clock.rule.stop !== 'notified' || !isLast(told, clock)) continue;
    clock.end = null;
    countAgain(told, clock, at, 'not_delivered');
  }
}

/** Opened again: what was notified gets a new round, what was discarded goes on as it stood. */
function reopen(told: Telling, at: Date): void {
  const { notifiedAt, discardedAt } = told;
  Object.assign(told, { notifiedAt: null, discardedAt: null });
  if (notifiedAt) told.lately = [{ type: 'presented', at }];
  for (const clock of told.clocks.filter((one) => isLast(told, one))) {
    const { rule, end } = clock;
    if (!end || !told.rules.some((one) => one.clock === rule.clock)) continue;
    if (end.how === 'cancelled' && end.at.getTime() === discardedAt?.getTime()) {
      clock.end = null;
      countAgain(told, clock, at, 'calendar');
    } else if (rule.start === 'presented' && rule.stop === 'notified') begin(told, rule, at, null);
  }
}
