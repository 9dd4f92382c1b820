import { wholeCondition } from '#areas/cases/index.ts';
import { calendarFor } from '#areas/organisation/index.ts';
import { DomainError } from '#platform/errors/index.ts';
import { system, transact, type House, type Work } from '#platform/work/index.ts';
import { rulesInForce, type RuleInForce } from '../rules/automation.store.ts';
import { soon } from './follow.ts';
import { stretchOf } from './moments.rules.ts';
import { momentsIn, occasionOf } from './moments.store.ts';
import { insertRuns } from './run.store.ts';

const BATCH = 500;

/**
 * Each minute: the cases whose time has come, for each rule of time. Only what comes due after it was switched on: nobody finds a
 * hundred old cases touched at once. Several processes may sweep: an occasion is kept once. What a kill left waiting is done too.
 */
export async function sweepAutomations(house: House): Promise<number> {
  let found = 0;
  for (const rule of await rulesInForce(house.database.db, 'time')) {
    try {
      found += await transact(house, system('automation'), (work) => gather(work, rule));
    } catch (error) {
      house.log.error({ part: 'automation', err: error }, 'one rule could not be swept; the others were');
    }
  }
  await transact(house, system('automation'), soon);
  return found;
}

async function gather(work: Work, rule: RuleInForce): Promise<number> {
  const { trigger, selector } = rule.says;
  if (trigger.on === 'event') return 0;
  const { calendar } = await calendarFor(work.db, null);
  const stretch = withoutClock(() => stretchOf(calendar, trigger, { onSince: rule.onSince, now: work.now }));
  if (!stretch) return 0;
  const condition = await wholeCondition(work, selector);
  const moments = await momentsIn(work.db, { ruleId: rule.id, trigger, stretch, condition }, BATCH);
  const place = work.now.getTime() * 1_000 + rule.position;
  const runs = moments.map(({ caseId, at }) => ({
    ruleId: rule.id,
    version: rule.versionOn,
    occasion: occasionOf(caseId, at),
    caseId,
    chain: [],
    because: trigger.on,
    at,
    place,
  }));
  return runs.length > 0 ? insertRuns(work.db, runs, work.now) : 0;
}

/** On a calendar nobody can count on no time comes. */
function withoutClock<T>(count: () => T): T | null {
  try {
    return count();
  } catch (error) {
    if (error instanceof DomainError && error.code.startsWith('clocks.')) return null;
    throw error;
  }
}
