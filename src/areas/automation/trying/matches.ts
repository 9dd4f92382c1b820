import { type Selector, wholeCondition } from '#areas/cases/index.ts';
import { calendarFor } from '#areas/organisation/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { Version } from '../rules/automation.store.ts';
import type { TimeTrigger } from '../rules/rule.contract.ts';
import type { TriggerEvent } from '../rules/triggers.rules.ts';
import { typesOf, triggerOf } from '../rules/triggers.rules.ts';
import { passedAt, stretchOf } from '../running/moments.rules.ts';
import { momentsIn } from '../running/moments.store.ts';
import { type Facts, factsAt, held, isRemembered } from './facts.rules.ts';
import { eventsBetween, factsOf, lastBefore, turnsBetween } from './trial.store.ts';

const MOST = 20_000;
const FACTS_BATCH = 500;

/** A case that would have been met, when, and how it was then. */
export interface Match {
  caseId: string;
  at: Date;
  facts: Facts;
}

export interface Matches {
  /** How often the time came, whatever the case; null where the log does not tell. */
  occasions: number | null;
  /** Newest first. */
  met: Match[];
  onlyToday: boolean;
  cut: boolean;
}

export interface Span {
  from: Date;
  to: Date;
}

/** What would have met a rule, as far as the log tells how each case was when its time came. */
export async function matchesOf(
  work: Work,
  { trigger, selector }: Pick<Version, 'trigger' | 'selector'>,
  span: Span,
): Promise<Matches> {
  if (trigger.on === 'event') return ofEvents(work, trigger.event, selector, span);
  if (trigger.on === 'since') return ofTurns(work, trigger, selector, span);
  return ofToday(work, trigger, selector, span);
}

interface Candidate {
  caseId: string;
  at: Date;
  tx: string;
}

async function ofEvents(work: Work, event: TriggerEvent, selector: Selector, span: Span): Promise<Matches> {
  const condition = await asToday(work, selector);
  const found = await eventsBetween(work.db, typesOf(event), { ...span, condition, words: selector.words }, MOST);
  const meant = found.filter((one) => triggerOf(one, one.opening) === event);
  const met = await thoseHeld(
    work,
    selector,
    meant.filter(({ meets }) => meets),
  );
  return { occasions: meant.length, met, onlyToday: false, cut: found.length === MOST };
}

/** A turn counts when so much time passed before it ended. */
async function ofTurns(
  work: Work,
  trigger: Extract<TimeTrigger, { on: 'since' }>,
  selector: Selector,
  span: Span,
): Promise<Matches> {
  const { calendar } = await calendarFor(work.db, null);
  const stretch = stretchOf(calendar, trigger, { onSince: span.from, now: span.to });
  if (!stretch) return { occasions: 0, met: [], onlyToday: false, cut: false };
  const condition = await wholeCondition(work, { words: selector.words, terms: notRemembered(selector) });
  const turns = await turnsBetween(work.db, trigger.moment, { ...stretch, condition }, MOST);
  const come = turns
    .map((turn) => ({ ...turn, at: passedAt(calendar, turn.since, trigger) }))
    .filter(({ at, until }) => until === null || until > at);
  const candidates: Candidate[] = [];
  for (const { caseId, at, meets } of come)
    if (meets) candidates.push({ caseId, at, tx: await lastBefore(work.db, caseId, at) });
  return {
    occasions: come.length,
    met: await thoseHeld(work, selector, candidates),
    onlyToday: false,
    cut: turns.length === MOST,
  };
}

/** What was due when, and what lay there each morning, the log does not tell: what is so now. */
async function ofToday(work: Work, trigger: TimeTrigger, selector: Selector, { from, to }: Span): Promise<Matches> {
  const { calendar } = await calendarFor(work.db, null);
  const stretch = stretchOf(calendar, trigger, { onSince: from, now: to });
  if (!stretch) return { occasions: null, met: [], onlyToday: true, cut: false };
  const condition = await wholeCondition(work, selector);
  const moments = await momentsIn(work.db, { ruleId: NO_RULE, trigger, stretch, condition }, MOST);
  const facts = await factsOf(
    work.db,
    moments.map(({ caseId }) => caseId),
  );
  const met = moments.flatMap(({ caseId, at }) => {
    const known = facts.get(caseId);
    return known ? [{ caseId, at, facts: known.now }] : [];
  });
  return { occasions: null, met, onlyToday: true, cut: moments.length === MOST };
}

const NO_RULE = '00000000-0000-0000-0000-000000000000';

function notRemembered({ terms }: Selector): Selector['terms'] {
  return terms.filter((term) => !isRemembered(term));
}

async function asToday(work: Work, selector: Selector) {
  return wholeCondition(work, { words: '', terms: notRemembered(selector) });
}

async function thoseHeld(work: Work, { terms }: Selector, candidates: readonly Candidate[]): Promise<Match[]> {
  const remembered = terms.filter(isRemembered);
  const met: Match[] = [];
  for (let from = 0; from < candidates.length; from += FACTS_BATCH) {
    const some = candidates.slice(from, from + FACTS_BATCH);
    const facts = await factsOf(work.db, [...new Set(some.map(({ caseId }) => caseId))]);
    for (const { caseId, at, tx } of some) {
      const known = facts.get(caseId);
      const then = known && factsAt(known.now, known.log, tx);
      if (then && remembered.every((term) => held(term, then))) met.push({ caseId, at, facts: then });
    }
  }
  return met;
}
