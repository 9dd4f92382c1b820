import { foldLegalClocks, type LegalClock, type LegalRule } from '#areas/clocks/index.ts';
import { legalEvents } from '../legal/legal-history.rules.ts';
import { asEventData, legalRulesOf } from '../legal/legal-clocks.ts';
import { clockRow } from '../legal/legal.store.ts';
import type { EventData } from '#platform/log/index.ts';
import type { Chance } from './chance.ts';
import type { SampleCase, SampleCompany, SampleEvent } from './sample-case.ts';
import type { Story } from './stories.ts';

/** The part of an opening that the law writes: its class and its terms. */
export function lawOfOpening(story: Story, pack: string | null): EventData {
  const rules = rulesFor(story, pack);
  return { legal_class: story.legalClass, ...(rules.length > 0 ? { legal: asEventData(rules) } : {}) };
}

/** Only some laws let the company ask for what is missing and wait. */
export function mayAskCompletion(story: Story, pack: string | null): boolean {
  return rulesFor(story, pack).some(({ start }) => start === 'completion_asked');
}

function rulesFor({ type, legalClass, reason }: Story, pack: string | null): LegalRule[] {
  return legalRulesOf(pack, { type, legalClass, reasonCode: reason, flags: [] });
}

/** The terms of a sample case, folded from its log like those of any other. */
export function legalOf(made: SampleCase, { team }: SampleCompany): LegalClock[] {
  return foldLegalClocks(legalEvents(made.events, () => ({ ...team.ref, calendar: team.calendar })));
}

/** What the verbs and the sweep would have told of them, in its place in the log. */
export function legalTold(made: SampleCase, now: Date): SampleEvent[] {
  return made.legal.flatMap(({ rule, round, dueAt, metAt, state, moves, pausedSince }) => {
    const told = (type: string, at: Date, data: EventData): SampleEvent => ({
      type,
      actor: 'system:sweep',
      at,
      data: { clock: rule.clock, round, ...data },
    });
    const due = dueAt.toISOString();
    const late = rule.whose === 'company' && (state === 'missed' || (state === 'running' && dueAt < now));
    return [
      ...moves.map((move) =>
        told('clock.moved', move.at, {
          before: move.before.toISOString(),
          after: move.after.toISOString(),
          why: move.why,
        }),
      ),
      ...(state === 'paused' && pausedSince ? [told('clock.paused', pausedSince, { due })] : []),
      ...(late ? [told('clock.missed', dueAt, { due })] : []),
      ...(metAt ? [told('clock.met', metAt, { due, met: metAt.toISOString(), late: state === 'missed' })] : []),
    ];
  });
}

export function legalRows(made: SampleCase, now: Date, chance: Chance) {
  const clocks = made.legal.map((clock) => ({
    ...clock,
    id: chance.id(clock.startedAt.getTime()),
    lateAt: lateAt(clock, now),
  }));
  return {
    legal_clock: clocks.map((clock) => ({ ...clockRow(clock), case_id: made.id })),
    legal_clock_change: clocks.flatMap(({ id, moves }) =>
      moves.map((move, i) => ({
        clock_id: id,
        n: i + 1,
        at: move.at,
        due_before: move.before,
        due_after: move.after,
        why: move.why,
      })),
    ),
  };
}

function lateAt({ rule, state, dueAt }: LegalClock, now: Date): Date | null {
  if (rule.whose === 'customer') return null;
  return state === 'missed' || (state === 'running' && dueAt < now) ? dueAt : null;
}
