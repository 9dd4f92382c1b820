import { missing } from '#platform/errors/index.ts';
import { addMs, DAY } from '#platform/clock/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { MetCase, Trial } from '../contract.ts';
import { allInForce, type RuleInForce, type Version } from '../rules/automation.store.ts';
import { heldRule } from '../rules/keep-rules.ts';
import { versionOf, writeTried } from '../rules/version.store.ts';
import { contradictions, loopsOf } from './clash.rules.ts';
import { judgedAsToday } from './facts.rules.ts';
import { type Match, type Matches, matchesOf, type Span } from './matches.ts';
import { namesOf } from './trial.store.ts';

const SPAN = 30 * DAY;
const MOST_SHOWN = 200;

/** What the newest version would have done; kept with it, so that whoever switches it on knows. Changes no case. */
export async function tryRule(work: Work, id: string): Promise<void> {
  const rule = await heldRule(work, id);
  const says = await versionOf(work.db, id, rule.version);
  if (!says) throw missing('automation.not_found');
  const span = { from: addMs(work.now, -SPAN), to: work.now };
  const trial = await trialOf(work, { id, name: rule.name, says }, span);
  await writeTried(work.db, id, rule.version, trial, work.now);
  record(work, ['automation', id], 'automation.tried', { version: rule.version, times: trial.times });
}

interface Tried {
  id: string;
  name: string;
  says: Version;
}

export async function trialOf(work: Work, tried: Tried, span: Span): Promise<Trial> {
  const { says } = tried;
  const found = await matchesOf(work, says, span);
  const others = (await allInForce(work.db)).filter(({ id }) => id !== tried.id);
  const asks = says.actions.findIndex((action) => action.do === 'consult');
  // Given to somebody first, somebody has it.
  const given = says.actions.findIndex((action) => action.do === 'assign' && action.personId !== null);
  const refused = asks >= 0 && (given < 0 || given > asks) ? found.met.filter(({ facts }) => facts.owner === null) : [];
  const called = ({ id, name, says: { trigger, actions } }: Tried) => ({ id, name, trigger, actions });
  return {
    from: span.from.toISOString(),
    to: span.to.toISOString(),
    occasions: found.occasions,
    times: found.met.length,
    cases: await shown(work, found.met),
    refused: await shown(work, refused),
    asToday: found.onlyToday ? [] : judgedAsToday(says.selector),
    onlyToday: found.onlyToday,
    cut: found.cut,
    clashes: await clashesOf(work, says, found, { others, span }),
    loops: loopsOf(called(tried), others.map(called)).map((round) => round.map(({ id, name }) => ({ id, name }))),
  };
}

async function clashesOf(
  work: Work,
  says: Version,
  { met }: Matches,
  { others, span }: { others: readonly RuleInForce[]; span: Span },
): Promise<Trial['clashes']> {
  const clashes: Trial['clashes'] = [];
  for (const other of others) {
    const about = contradictions(says.actions, other.says.actions);
    if (about.length === 0 || JSON.stringify(says.trigger) !== JSON.stringify(other.says.trigger)) continue;
    const theirs = new Set((await matchesOf(work, other.says, span)).met.map(keyOf));
    const both = met.filter((one) => theirs.has(keyOf(one)));
    if (both.length > 0)
      clashes.push({ rule: { id: other.id, name: other.name }, about, cases: await shown(work, both) });
  }
  return clashes;
}

function keyOf({ caseId, at }: Match): string {
  return `${caseId} ${at.getTime()}`;
}

async function shown(work: Work, met: readonly Match[]): Promise<MetCase[]> {
  const some = met.slice(0, MOST_SHOWN);
  const names = await namesOf(
    work.db,
    some.map(({ caseId }) => caseId),
  );
  return some.flatMap(({ caseId, at }) => {
    const named = names.get(caseId);
    return named ? [{ ...named, at: at.toISOString() }] : [];
  });
}
