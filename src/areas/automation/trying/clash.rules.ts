import type { CaseAction } from '#areas/cases/contract.ts';
import type { Trigger } from '../rules/rule.contract.ts';
import type { TriggerEvent } from '../rules/triggers.rules.ts';

/* Where rules want different things of one case, or call each other. */

/** Of these a case has one. */
const ONE_OF = ['assign', 'priority', 'type', 'snooze'] as const;

/** What two lists of actions want differently: `assign`, `priority`…, or `tag` that the other takes off. */
export function contradictions(one: readonly CaseAction[], other: readonly CaseAction[]): string[] {
  const single = ONE_OF.filter((kind) => {
    const [a, b] = [one, other].map((actions) => actions.find((action) => action.do === kind));
    return a && b && JSON.stringify(a) !== JSON.stringify(b);
  });
  const crossed = crosses(one, other) || crosses(other, one);
  return crossed ? [...single, 'tag'] : single;
}

function crosses(puts: readonly CaseAction[], takes: readonly CaseAction[]): boolean {
  const ids = (actions: readonly CaseAction[], kind: 'tag' | 'untag'): string[] =>
    actions.flatMap((action) => (action.do === kind ? action.tagIds : []));
  const off = ids(takes, 'untag');
  return ids(puts, 'tag').some((id) => off.includes(id));
}

/** What rules hear of an action. */
const HEARD: Partial<Record<CaseAction['do'], TriggerEvent>> = {
  take: 'assigned',
  assign: 'assigned',
  priority: 'classified',
  type: 'classified',
  tag: 'tagged',
  pass_up: 'passed_up',
};

export interface Called {
  id: string;
  name: string;
  trigger: Trigger;
  actions: readonly CaseAction[];
}

/** Rounds in which this rule would come back to itself through the others, the shortest first; itself the first of each. */
export function loopsOf(rule: Called, others: readonly Called[]): Called[][] {
  const rounds: Called[][] = [];
  const walk = (path: readonly Called[]): void => {
    const last = path.at(-1);
    if (!last || rounds.length >= MOST_ROUNDS) return;
    if (wakes(last, rule)) rounds.push([...path]);
    for (const next of others) if (!path.includes(next) && wakes(last, next)) walk([...path, next]);
  };
  walk([rule]);
  return rounds.toSorted((a, b) => a.length - b.length);
}

const MOST_ROUNDS = 20;

function wakes(from: Called, to: Called): boolean {
  const { trigger } = to;
  return trigger.on === 'event' && from.actions.some((action) => HEARD[action.do] === trigger.event);
}
