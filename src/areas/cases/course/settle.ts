import { highestCircuit, openInside } from '#areas/authority/index.ts';
import type { EventData } from '#platform/log/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { asShown, completionDue, foldLegal, moveLegal, openTerms } from '../legal/legal-clocks.ts';
import { awaitsCustomer, ballOf } from './ball.rules.ts';
import { opensNext, orWithoutClock, teamCalendar, foldHistory } from './calendars.ts';
import { writeInbox, type CaseState, type Shown } from './case.store.ts';
import type { LegalClock, TargetInstance } from '#areas/clocks/index.ts';
import { ownNextDate, shownTarget, teamNextDate } from './next-date.rules.ts';
import { CLOCK_EVENTS, OWN, type ClockEvent } from './target-history.rules.ts';
import { clockEventsOf, markLate, mergedOf, targetsOf, writeTargets, type TargetRow } from './target.store.ts';

/**
 * What every verb ends with: derives the ball, writes the verb's event with what it moved, runs the clocks over the log and
 * keeps the read model. The case row is locked already (`lockCase`), and `state` holds what the verb changed.
 */
export async function settle(work: Work, state: CaseState, type: string, data: EventData = {}): Promise<void> {
  const former = state.ball;
  const inside = await openInside(work.db, state.id);
  const ball = ballOf({ ...state, resolved: state.resolvedAt !== null, openInside: inside !== null }, work.now);
  const waits = awaitsCustomer({ resolved: state.resolvedAt !== null, lastWord: state.lastWord });
  record(work, ['case', state.id], type, {
    ...data,
    ...(ball === former ? {} : { ball }),
    ...(waits === state.awaitsCustomer ? {} : { waits }),
  });
  if (ball !== former) state.ballSince = work.now;
  state.ball = ball;
  state.inside = inside;
  state.circuit = inside?.circuit ?? (await highestCircuit(work.db, state.id));
  state.awaitsCustomer = waits;
  const own = await moveClocks(work, state.id, []);
  const shown = state.mergedInto ? null : shownTarget<Shown>([...own.shown, ...(await clocksHeld(work, state))]);
  const next = ownNextDate({ ...state, target: shown }, work.now) ?? (await dateOfTeam(work, state));
  const completion = state.ball === 'customer' ? completionDue(own.legal) : null;
  state.nextAt = completion && completion < next ? completion : next;
  state.dueAt = shown?.dueAt ?? null;
  await writeInbox(work, state, shown);
}

/** Every clock of a case as its log now says it runs, and those a list may show. `along`: the case it goes on in, which this work changes. */
async function moveClocks(
  work: Work,
  caseId: string,
  along: readonly string[],
): Promise<{ legal: LegalClock[]; shown: Shown[] }> {
  const history = [...(await clockEventsOf(work.db, caseId)), ...pendingClockEvents(work, [caseId, ...along])];
  const targets = await moveTargets(work, caseId, history);
  const legal = await moveLegal(work, caseId, history);
  return { legal, shown: [...targets, ...openTerms(legal).map(asShown)] };
}

/** The clocks of the cases that go on in this one: what happens here happens to them too. */
async function clocksHeld(work: Work, state: CaseState): Promise<Shown[]> {
  if (!state.holdsOthers) return [];
  const held: Shown[] = [];
  for (const caseId of await mergedOf(work.db, state.id))
    held.push(...(await moveClocks(work, caseId, [state.id])).shown);
  return held;
}

async function dateOfTeam(work: Work, state: CaseState): Promise<Date> {
  const { calendar } = await teamCalendar(work.db, state.teamId);
  return orWithoutClock(() => teamNextDate(state.ball, calendar, work.now), opensNext(calendar, work.now));
}

/** The case's targets as its log, with what this work adds to it, says they are; rows and their own events follow. */
async function moveTargets(work: Work, caseId: string, history: readonly ClockEvent[]): Promise<TargetInstance[]> {
  const rows = await targetsOf(work.db, caseId);
  const targets = await foldHistory(work.db, history);
  const changed = targets.filter((target) => !rows.some((row) => isSame(row, target)));
  if (changed.length === 0) return targets;
  await writeTargets(work.db, caseId, changed);
  const late: string[] = [];
  for (const target of changed) {
    const row = rows.find((one) => isOf(one, target));
    tell(work, caseId, row, target);
    if (row && target.state === 'missed' && !row.late_at) late.push(row.id);
  }
  await markLate(work.db, late, work.now);
  return targets;
}

function tell(work: Work, caseId: string, row: TargetRow | undefined, target: TargetInstance): void {
  const say = (type: string, data: EventData): void =>
    record(work, ['case', caseId], type, { kind: target.kind, due: target.dueAt.toISOString(), ...data });
  if (!row) return say('case.target_started', { at: target.startedAt.toISOString() });
  if (row.state === target.state) return;
  if (target.state === 'missed' && !row.late_at) say('case.target_missed', {});
  if (target.state === 'met' || target.state === 'missed')
    say('case.target_met', { late: target.state === 'missed', spent: target.spentMinutes });
}

/** The targets a case should have by its log: what the rows must equal (invariant 7). */
export async function recomputeTargets(db: Work['db'], caseId: string): Promise<TargetInstance[]> {
  return foldHistory(db, await clockEventsOf(db, caseId));
}

/** The same of the law's terms. */
export async function recomputeLegal(db: Work['db'], caseId: string): Promise<LegalClock[]> {
  return foldLegal(db, await clockEventsOf(db, caseId));
}

function pendingClockEvents(work: Work, caseIds: readonly string[]): ClockEvent[] {
  const [own, ...along] = caseIds.map((id) => `case:${id}`);
  const told = (stream: string): boolean => stream === own || along.includes(stream);
  return work.events
    .filter((event) => told(event.stream) && (CLOCK_EVENTS as readonly string[]).includes(event.type))
    .map(({ stream, type, data }) => ({ type, at: work.now, data: stream === own ? data : withoutOwn(data) }));
}

function withoutOwn(data: EventData): EventData {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !(OWN as readonly string[]).includes(key)));
}

function isOf(row: TargetRow, target: TargetInstance): boolean {
  return row.kind === target.kind && row.started_at.getTime() === target.startedAt.getTime();
}

export function isSame(row: TargetRow, target: TargetInstance): boolean {
  const sameTime = (a: Date | null, b: Date | null): boolean => a?.getTime() === b?.getTime();
  return (
    isOf(row, target) &&
    row.state === target.state &&
    row.minutes === target.minutes &&
    row.spent_minutes === target.spentMinutes &&
    sameTime(row.due_at, target.dueAt) &&
    sameTime(row.met_at, target.metAt) &&
    sameTime(row.critical_at, target.criticalAt)
  );
}
