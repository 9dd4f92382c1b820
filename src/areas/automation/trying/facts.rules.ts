import type { Selector, SelectorField, Term } from '#areas/cases/index.ts';
import type { EventData, EventValue } from '#platform/log/index.ts';

/* What a case was like at a moment, as its log tells it. */

export interface Facts {
  type: string;
  priority: string;
  reason: string | null;
  flags: readonly string[];
  team: string | null;
  owner: string | null;
  ball: string;
  tags: readonly string[];
}

export interface Told {
  tx: string;
  type: string;
  data: EventData;
}

/** Conditions the log remembers. The others are judged as the case is today; those of the first kind never change. */
const REMEMBERED: readonly SelectorField[] = ['type', 'priority', 'reason', 'flag', 'team', 'owner', 'state', 'tag'];
const NEVER_CHANGES: readonly SelectorField[] = ['from', 'to', 'channel'];

export function isRemembered(term: Term): boolean {
  return REMEMBERED.includes(term.field);
}

/** What the log can't tell of how it was. */
export function judgedAsToday({ terms }: Selector): SelectorField[] {
  const named = (term: Term): boolean =>
    (term.field === 'since' || term.field === 'until') && term.values.every((day) => /^\d/.test(day));
  return [
    ...new Set(
      terms
        .filter((term) => !isRemembered(term) && !NEVER_CHANGES.includes(term.field) && !named(term))
        .map(({ field }) => field),
    ),
  ];
}

/** Back from how it is now to how it was when a transaction had ended: what happened later is undone, the last first. */
export function factsAt(now: Facts, log: readonly Told[], tx: string): Facts {
  const until = BigInt(tx);
  const [before, after] = [log.filter((one) => BigInt(one.tx) <= until), log.filter((one) => BigInt(one.tx) > until)];
  const last = (key: string, types?: readonly string[]): EventValue | undefined =>
    before.findLast(({ type, data }) => key in data && (!types || types.includes(type)))?.data[key];
  const reason = last('reason', CLASSED);
  const flags = last('flags', CLASSED);
  const flaggedLater = after.some(({ type, data }) => type === 'case.classified' && 'flags' in data);
  return {
    type: text(last('type', CLASSED)) ?? now.type,
    priority: text(last('priority', CLASSED)) ?? now.priority,
    reason: reason === undefined ? now.reason : text(reason),
    // A case begins without any, and its opening does not say so.
    flags: flags === undefined ? (flaggedLater ? [] : now.flags) : list(flags),
    team: teamAt(now, before, after),
    owner: ownerAt(now, before),
    ball: text(last('ball')) ?? now.ball,
    tags: tagsAt(now, after),
  };
}

const CLASSED: readonly string[] = ['case.opened', 'case.classified'];
const HANDED: readonly string[] = ['case.assigned', 'case.handed_over'];

function teamAt(now: Facts, before: readonly Told[], after: readonly Told[]): string | null {
  const given = before.findLast(({ type, data }) => HANDED.includes(type) && ('team' in data || 'to_team' in data));
  if (given) return text(given.data['team'] ?? given.data['to_team']);
  const first = after.find(({ type, data }) => type === 'case.assigned' && 'from_team' in data);
  return first ? text(first.data['from_team']) : now.team;
}

function ownerAt(now: Facts, before: readonly Told[]): string | null {
  const given = before.findLast(({ type }) => ['case.opened', 'case.taken', ...HANDED].includes(type));
  if (!given) return now.owner;
  return text(given.type === 'case.handed_over' ? given.data['to'] : given.data['owner']);
}

function tagsAt(now: Facts, after: readonly Told[]): string[] {
  let tags = [...now.tags];
  for (const { type, data } of after.toReversed()) {
    if (type !== 'case.tagged') continue;
    const [added, removed] = [list(data['added']), list(data['removed'])];
    tags = [...tags.filter((tag) => !added.includes(tag)), ...removed];
  }
  return tags;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** Whether a condition the log remembers held then. The same as its SQL; a test holds both together. */
export function held({ field, values, not }: Term, facts: Facts): boolean {
  return anyOf(field, values, facts) !== not;
}

function anyOf(field: SelectorField, values: readonly string[], facts: Facts): boolean {
  const one = (value: string | null): boolean => values.includes(value ?? 'none');
  const some = (all: readonly string[]): boolean => all.some((value) => values.includes(value));
  switch (field) {
    case 'type':
      return one(facts.type);
    case 'priority':
      return one(facts.priority);
    case 'reason':
      return one(facts.reason);
    case 'team':
      return one(facts.team);
    case 'owner':
      return one(facts.owner);
    case 'flag':
      return some(facts.flags);
    case 'tag':
      return some(facts.tags) || (facts.tags.length === 0 && values.includes('none'));
    case 'state':
      return one(facts.ball) || (facts.ball !== 'resolved' && values.includes('open'));
    default:
      return true;
  }
}
