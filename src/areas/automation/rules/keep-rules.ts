import { demandActions, NOTHING_SOUGHT, readSelector, type Selector } from '#areas/cases/index.ts';
import { personOf } from '#areas/identity/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { conflict, demand, invalid, missing } from '#platform/errors/index.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { automationApi as api } from '../contract.ts';
import { mayKeepRules } from '../policy.rules.ts';
import { dropWaiting } from '../running/run.store.ts';
import { soon } from '../running/follow.ts';
import {
  allRules,
  holdOrder,
  holdRule,
  insertRule,
  retireRule,
  ruleById,
  type RuleRow,
  writeRule,
} from './automation.store.ts';
import { insertVersion, versionOf } from './version.store.ts';

type Made = HandlerInput<typeof api.makeAutomation>['body'];
type Changed = HandlerInput<typeof api.changeAutomation>['body'];

/** @throws {DomainError} selector.*, automation.nobody_asks, one of ACTION_ERRORS */
export async function makeRule(work: Work, given: Made): Promise<string> {
  demand(mayKeepRules(work.actor));
  const selector = await whichCases(work, given.q);
  await demandActions(work, given.actions, 'rule');
  await holdOrder(work.db);
  const { id: madeById } = personOf(work);
  const id = newId();
  await insertRule(work.db, { id, name: storable(given.name), ownerId: madeById }, work.now);
  const { trigger, actions } = given;
  await insertVersion(
    work.db,
    id,
    { version: 1, trigger, selector, actions, reason: storable(given.reason ?? ''), madeById },
    work.now,
  );
  record(work, ['automation', id], 'automation.made', { version: 1 }, { fresh: true });
  return id;
}

/** Never what is in force: another version, which has to be tried. Only another name changes nothing of what it does. */
export async function changeRule(work: Work, id: string, given: Changed): Promise<void> {
  const rule = await heldRule(work, id);
  const selector = await whichCases(work, given.q);
  await demandActions(work, given.actions, 'rule');
  const { trigger, actions } = given;
  const says = { trigger, selector, actions };
  const before = await versionOf(work.db, id, rule.version);
  const same = before !== undefined && JSON.stringify(saying(before)) === JSON.stringify(saying(says));
  const version = same ? rule.version : rule.version + 1;
  if (!same) {
    const madeById = personOf(work).id;
    await insertVersion(work.db, id, { ...says, version, reason: storable(given.reason), madeById }, work.now);
  }
  await writeRule(work.db, { ...rule, name: storable(given.name), version });
  record(work, ['automation', id], 'automation.changed', { version });
}

/** Keys in one order, as the database may give them back in another. */
function saying({ trigger, selector, actions }: { trigger: object; selector: Selector; actions: readonly object[] }) {
  const sorted = (value: object): unknown =>
    Array.isArray(value)
      ? value.map((one: unknown) => (typeof one === 'object' && one ? sorted(one) : one))
      : Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, one]) => [key, typeof one === 'object' && one ? sorted(one as object) : one]),
        );
  return [trigger, selector, [...actions]].map(sorted);
}

/** On: its newest version, as it was tried; what it names must still be there. What had waited while it was paused is done now. */
export async function switchRule(work: Work, id: string, on: boolean): Promise<void> {
  const rule = await heldRule(work, id);
  if (!on) return switchOff(work, rule);
  const newest = await versionOf(work.db, id, rule.version);
  if (!newest?.triedAt) throw conflict('automation.not_tried');
  await demandActions(work, newest.actions, 'rule');
  const goesOn = rule.versionOn === rule.version && rule.onSince !== null;
  const onSince = goesOn ? rule.onSince : work.now;
  await writeRule(work.db, {
    ...rule,
    versionOn: rule.version,
    onSince,
    ownerId: personOf(work).id,
    pausedAt: null,
    failures: 0,
  });
  record(work, ['automation', id], 'automation.switched_on', {
    version: rule.version,
    resumed: rule.pausedAt !== null,
  });
  await soon(work);
}

async function switchOff(work: Work, rule: RuleRow): Promise<void> {
  if (rule.versionOn === null) return;
  await dropWaiting(work.db, rule.id);
  await writeRule(work.db, { ...rule, versionOn: null, onSince: null, pausedAt: null, failures: 0 });
  record(work, ['automation', rule.id], 'automation.switched_off', { version: rule.versionOn });
}

export async function moveRule(work: Work, id: string, to: 'earlier' | 'later'): Promise<boolean> {
  demand(mayKeepRules(work.actor));
  await holdOrder(work.db);
  const rules = await allRules(work.db);
  const at = rules.findIndex((rule) => rule.id === id);
  if (at < 0) throw missing('automation.not_found');
  const neighbour = rules[to === 'earlier' ? at - 1 : at + 1];
  if (!neighbour) return false;
  const [one, other] = [await heldRule(work, id), await heldRule(work, neighbour.id)];
  await writeRule(work.db, { ...one, position: other.position });
  await writeRule(work.db, { ...other, position: one.position });
  record(work, ['automation', id], 'automation.moved', { position: other.position });
  return true;
}

export async function takeAway(work: Work, id: string): Promise<void> {
  const rule = await heldRule(work, id);
  await dropWaiting(work.db, id);
  await retireRule(work.db, id, work.now);
  record(work, ['automation', id], 'automation.retired', { version: rule.version });
}

export async function heldRule(work: Work, id: string): Promise<RuleRow> {
  demand(mayKeepRules(work.actor));
  await holdRule(work.db, id);
  const rule = await ruleById(work.db, id);
  if (!rule) throw missing('automation.not_found');
  return rule;
}

/** A rule is nobody: «me» and «my team» mean nothing in it. */
async function whichCases(work: Work, q: string): Promise<Selector> {
  const selector = q === '' ? NOTHING_SOUGHT : await readSelector(work, storable(q));
  const asked = selector.terms.find(({ values }) => values.some((value) => value === 'me' || value === 'mine'));
  if (asked) throw invalid('automation.nobody_asks', { field: asked.field });
  return selector;
}
