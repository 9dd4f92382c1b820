import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compiled, fullHoliday } from '../calendar.fixture.ts';
import { DAY_MS, formatDate } from '../civil.rules.ts';
import { legalPack } from '../packs/legal-packs.ts';
import { localDateOf } from '../working-days.rules.ts';
import type { LegalEvent, NamedCalendar } from './legal-clock.rules.ts';
import { foldLegalClocks } from './legal-fold.rules.ts';
import { legalRulesFor } from './legal-rule.rules.ts';
import { endOfLegalTerm, type Pause } from './legal-term.rules.ts';

// Ten years around both changes of the hour and ten year ends.
const FIRST = Date.UTC(2025, 0, 1);
const SPAN = 10 * 365 * DAY_MS;
const instant = fc.integer({ min: 0, max: SPAN }).map((ms) => new Date(FIRST + ms));
const holidays = fc.uniqueArray(fc.integer({ min: 0, max: 3_700 }), { maxLength: 60 });
const zone = fc.constantFrom('Europe/Madrid', 'Atlantic/Canary', 'America/Lima', 'America/Santiago', 'UTC');
const term = fc.record({
  limit: fc.integer({ min: 0, max: 60 }),
  unit: fc.constantFrom('hour' as const, 'calendar_day' as const, 'working_day' as const, 'month' as const),
});
const calendarOf = (where: string, days: readonly number[]) =>
  compiled({ zone: where, holidays: days.map((day) => fullHoliday(formatDate(FIRST / DAY_MS + day))) });

test('a later start never ends sooner, and a longer term never ends sooner', () => {
  fc.assert(
    fc.property(
      zone,
      holidays,
      instant,
      fc.integer({ min: 0, max: 40 * DAY_MS }),
      term,
      (where, days, at, more, one) => {
        const calendar = calendarOf(where, days);
        const end = endOfLegalTerm(calendar, at, one);
        expect(endOfLegalTerm(calendar, new Date(at.getTime() + more), one).getTime()).toBeGreaterThanOrEqual(
          end.getTime(),
        );
        expect(endOfLegalTerm(calendar, at, { ...one, limit: one.limit + 1 }).getTime()).toBeGreaterThanOrEqual(
          end.getTime(),
        );
        expect(end.getTime()).toBeGreaterThanOrEqual(at.getTime());
      },
    ),
    { numRuns: 300 },
  );
});

test('one more holiday, or a pause, never brings the end closer', () => {
  fc.assert(
    fc.property(zone, holidays, fc.integer({ min: 0, max: 3_700 }), instant, term, (where, days, extra, at, one) => {
      const [before, after] = [calendarOf(where, days), calendarOf(where, [...new Set([...days, extra])])];
      const end = endOfLegalTerm(before, at, one);
      expect(endOfLegalTerm(after, at, one).getTime()).toBeGreaterThanOrEqual(end.getTime());
      const pause: Pause = {
        from: new Date(at.getTime() + DAY_MS),
        to: new Date(at.getTime() + 4 * DAY_MS),
        cap: null,
      };
      expect(endOfLegalTerm(before, at, one, [pause]).getTime()).toBeGreaterThanOrEqual(end.getTime());
    }),
    { numRuns: 300 },
  );
});

test('days end with the day where the calendar is, also when the hour changes', () => {
  fc.assert(
    fc.property(zone, holidays, instant, fc.integer({ min: 1, max: 40 }), (where, days, at, limit) => {
      const calendar = calendarOf(where, days);
      for (const unit of ['calendar_day', 'working_day'] as const) {
        const end = endOfLegalTerm(calendar, at, { limit, unit });
        expect(localDateOf(calendar, new Date(end.getTime() + 1)) > localDateOf(calendar, end)).toBe(true);
      }
      expect(endOfLegalTerm(calendar, at, { limit: 2, unit: 'hour' }).getTime() - at.getTime()).toBe(7_200_000);
    }),
    { numRuns: 300 },
  );
});

const FACTS = [
  'wrote',
  'completed',
  'offer_made',
  'offer_ended',
  'answered',
  'informed',
  'notified',
  'unnotified',
  'reopened',
  'discarded',
  'supervisor_asked',
  'supervisor_called',
  'lapsed',
] as const;

test('whatever happens, the history alone gives the terms: again the same, none lost, each date told', () => {
  const pack = legalPack('es-l10-basic') as NonNullable<ReturnType<typeof legalPack>>;
  const rules = legalRulesFor(pack, { legalClass: 'complaint', reasonCode: 'undue_charge', continuity: true });
  const steps = fc.array(
    fc.record({
      type: fc.constantFrom('completion_asked' as const, 'calendar_changed' as const, ...FACTS),
      wait: fc.integer({ min: 1, max: 9 * DAY_MS }),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(instant, steps, holidays, (filed, course, days) => {
      const calendar: NamedCalendar = { id: 'c', version: 1, calendar: calendarOf('Europe/Madrid', []) };
      const other: NamedCalendar = { id: 'c', version: 2, calendar: calendarOf('Europe/Madrid', days) };
      let at = filed.getTime();
      const history: LegalEvent[] = [
        { type: 'calendar_changed', at: filed, calendar },
        { type: 'rules_set', at: filed, rules },
        { type: 'presented', at: filed },
        ...course.map(({ type, wait }): LegalEvent => {
          at += wait;
          const when = new Date(at);
          if (type === 'completion_asked') return { type, at: when, until: new Date(at + 14 * DAY_MS) };
          return type === 'calendar_changed' ? { type, at: when, calendar: other } : { type, at: when };
        }),
      ];
      const clocks = foldLegalClocks(history);
      expect(foldLegalClocks(asNew(history))).toEqual(clocks);
      // Taken for something else for a moment: every term stands as if it never had been.
      const now = new Date(at + 1);
      const mistaken = foldLegalClocks([
        ...history,
        { type: 'rules_set', at: now, rules: [] },
        { type: 'rules_set', at: now, rules },
      ]);
      const standing = (all: typeof clocks) =>
        all.map(({ rule, round, state, startedAt, metAt }) => [rule.clock, round, state, startedAt, metAt]);
      expect(standing(mistaken)).toEqual(standing(clocks));
      for (const rule of rules.filter(({ start }) => start === 'presented'))
        expect(clocks.some((clock) => clock.rule.clock === rule.clock && clock.round === 1)).toBe(true);
      for (const clock of clocks) {
        expect(clock.state === 'met' ? (clock.metAt as Date) <= clock.dueAt : true).toBe(true);
        expect(clock.state === 'missed' ? (clock.metAt as Date) > clock.dueAt : true).toBe(true);
        const last = clock.moves.at(-1);
        expect(last ? last.after : clock.firstDueAt).toEqual(clock.dueAt);
        const same = clocks.filter((one) => one.rule.clock === clock.rule.clock && one.round === clock.round);
        expect(same).toHaveLength(1);
      }
    }),
    { numRuns: 300 },
  );
});

/** The same events as new objects; a compiled calendar can't be cloned and needn't be. */
function asNew(events: readonly LegalEvent[]): LegalEvent[] {
  return events.map((event) => ({ ...event }));
}
