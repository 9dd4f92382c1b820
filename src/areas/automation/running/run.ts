import { applyActions, holds, lockSurvivor } from '#areas/cases/index.ts';
import { addMs, HOUR } from '#platform/clock/index.ts';
import { DomainError } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import { system, transact, type House, type Work } from '#platform/work/index.ts';
import { countFailure, forgetFailures, pauseRule } from '../rules/automation.store.ts';
import { answersTo, MOST_ATTEMPTS, MOST_FAILURES, MOST_IN_AN_HOUR } from './guard.rules.ts';
import { momentStands } from './moments.store.ts';
import { actedOn, claimRun, countAttempt, dropRun, endRun, waitingRuns, type WaitingRun } from './run.store.ts';

const BATCH = 100;

/** Does all that waits, in order, each in a transaction of its own. What breaks is left for the next time and stops no other. */
export async function runWaiting(house: House): Promise<number> {
  const broken: string[] = [];
  let done = 0;
  for (;;) {
    const ids = await waitingRuns(house.database.db, BATCH, broken);
    if (ids.length === 0) return done;
    for (const id of ids) {
      if (await runOne(house, id)) done += 1;
      else broken.push(id);
    }
  }
}

/** False when it is to be tried again, or somebody else has it. */
async function runOne(house: House, id: string): Promise<boolean> {
  // What the program does for a rule is told as this run's: from it a later event is known to be a rule's own.
  const actor = system(`automation:${id}`);
  try {
    return await transact(house, actor, (work) => attempt(work, id));
  } catch (error) {
    if (!(error instanceof DomainError)) house.log.error({ part: 'automation', err: error }, 'a rule could not be run');
    return transact(house, actor, (work) => giveUp(work, id, error));
  }
}

/** The row that says it was done and what it did stand or fall together: after a kill it is done once. */
async function attempt(work: Work, id: string): Promise<boolean> {
  const run = await claimRun(work.db, id);
  if (!run || run.paused) return false;
  const state = await lockSurvivor(work, run.caseId);
  const { says, ruleId, onSince } = run;
  const stands = onSince !== null && (await momentStands(work.db, says.trigger, state.id, run.at));
  if (!stands || !(await holds(work, says.selector, state.id))) return dropped(work, id);
  const acted = await actedOn(work.db, { ruleId, caseId: run.caseId, since: addMs(work.now, -HOUR), onSince });
  if (acted.stopped) return dropped(work, id);
  if (answersTo(ruleId, run.chain) !== 'yes') return stop(work, run, 'too_deep');
  if (acted.times >= MOST_IN_AN_HOUR) return stop(work, run, 'too_often');
  const applied = await applyActions(work, state.id, says.actions);
  const did = says.actions.filter((_action, at) => applied[at] === 'done').map((action) => action.do);
  if (did.length > 0) record(work, ['case', state.id], 'automation.ran', { ...named(run), did });
  await endRun(work.db, id, { state: 'done', applied }, work.now);
  await forgetFailures(work.db, ruleId);
  return true;
}

async function dropped(work: Work, id: string): Promise<boolean> {
  await dropRun(work.db, id);
  return true;
}

/** It would go on for ever, or as good as: on this case the rule does no more until it is switched on anew. */
async function stop(work: Work, run: WaitingRun, why: 'too_deep' | 'too_often'): Promise<boolean> {
  await endRun(work.db, run.id, { state: 'stopped', code: `automation.${why}` }, work.now);
  record(work, ['case', run.caseId], 'automation.stopped', { ...named(run), why, owner: run.ownerId });
  return true;
}

/** What a verb refused is over; what broke is tried again a few times. A rule that only fails waits for whoever it belongs to. */
async function giveUp(work: Work, id: string, error: unknown): Promise<boolean> {
  const run = await claimRun(work.db, id);
  if (!run) return false;
  const refused = error instanceof DomainError;
  if (!refused && run.attempts + 1 < MOST_ATTEMPTS) {
    await countAttempt(work.db, id);
    return false;
  }
  const code = refused ? error.code : 'automation.fault';
  await endRun(work.db, id, { state: 'failed', code, details: refused ? error.details : {} }, work.now);
  record(work, ['case', run.caseId], 'automation.failed', { ...named(run), code });
  const failures = await countFailure(work.db, run.ruleId);
  if (failures < MOST_FAILURES || !(await pauseRule(work.db, run.ruleId, work.now))) return true;
  record(work, ['case', run.caseId], 'automation.gave_up', { ...named(run), owner: run.ownerId });
  record(work, ['automation', run.ruleId], 'automation.paused', { failures, code });
  return true;
}

function named({ ruleId, version, id, because }: WaitingRun) {
  return { automation: ruleId, version, run: id, because };
}
