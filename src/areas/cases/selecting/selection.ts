import { instantAt, localDateOf } from '#areas/clocks/index.ts';
import { addMs, DAY } from '#platform/clock/index.ts';
import { invalid } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { teamCalendar } from '../course/calendars.ts';
import { defOf, NO_NAMES, type Selector, SINGLE } from './fields.rules.ts';
import { parseSelector } from './parse.rules.ts';
import { type Condition, conditionOf, type Days, vocabulary } from './select.store.ts';

/** What was typed, as a selector; refused with what is wrong and where. The company's names are asked for only when some may be meant. */
export async function readSelector(work: Work, text: string): Promise<Selector> {
  const { selector, problem } = parseSelector(text, text.includes(':') ? await vocabulary(work.db) : NO_NAMES);
  if (problem) {
    const { code, ...details } = problem;
    throw invalid(code, details);
  }
  return selector;
}

/** The selector's terms as a condition on `i`, the case_inbox row, without the rights of whoever asks. */
export async function selected(work: Work, selector: Selector): Promise<Condition> {
  return conditionOf(selector, work.actor, await daysFor(work, [selector]));
}

/** The company's days, asked for only when one of the selectors speaks of any. */
export async function daysFor(work: Work, selectors: readonly Selector[]): Promise<Days> {
  const { now } = work;
  const speaks = selectors.some(({ terms }) => terms.some(({ field }) => SINGLE.includes(defOf(field).kind)));
  if (!speaks) return { now, startOf: () => now, endOf: () => now };
  const { calendar } = await teamCalendar(work.db, null);
  const today = localDateOf(calendar, now);
  return {
    now,
    startOf: (day) => instantAt(calendar, dateOf(day, today), '00:00'),
    endOf: (day) => instantAt(calendar, dateOf(day, today), '24:00'),
  };
}

const FROM_TODAY: Readonly<Record<string, number>> = { today: 0, yesterday: -1, tomorrow: 1, week: 6 };

function dateOf(day: string, today: string): string {
  const ago = /^d(\d+)$/.exec(day);
  const days = ago ? -Number(ago[1]) : FROM_TODAY[day];
  return days === undefined
    ? day
    : addMs(new Date(`${today}T00:00:00Z`), days * DAY)
        .toISOString()
        .slice(0, 10);
}
