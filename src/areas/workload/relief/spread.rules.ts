import type { CaseType } from '../load/load.rules.ts';

/** Why a case stays with whoever has it: they promised something themselves, or it waits on their decision. */
export type Tie = 'promised' | 'deciding';

export interface OwnCase {
  id: string;
  type: CaseType;
  minutes: number;
  dueAt: Date | null;
  /** They have done something in it already. */
  begun: boolean;
  tie: Tie | null;
}

export interface Helper {
  id: string;
  name: string;
  /** None listed: anything. */
  skills: readonly CaseType[];
  /** They work on the day that is being planned. */
  works: boolean;
  /** Minutes of that day without work yet. */
  spare: number;
}

/** Why nobody can take it: nobody knows of it, whoever does is not there, or has no room. */
export type NoOne = 'skill' | 'shift' | 'load';

export interface Spread {
  /** What may go, each to whom or why to nobody; `over`: it does not fit in their hours. */
  free: { id: string; toId: string | null; why: NoOne | null; over: boolean }[];
  tied: { id: string; why: Tie }[];
}

/**
 * Who could take what. What is tied, then what they have begun, then what is due first stays while it fits in their hours; the rest is
 * over them, and each of it goes to whoever knows of its type, works that day and has most room. What fits is offered too, if somebody has room.
 */
export function spread(own: readonly OwnCase[], hours: number, helpers: readonly Helper[]): Spread {
  const tied = own.flatMap(({ id, tie }) => (tie ? [{ id, why: tie }] : []));
  const free = own.filter(({ tie }) => !tie).toSorted(keepsFirst);
  let left = hours - own.reduce((sum, { tie, minutes }) => sum + (tie ? minutes : 0), 0);
  const over = new Set<string>();
  for (const { id, minutes } of free) {
    if (minutes > left) over.add(id);
    else left -= minutes;
  }
  const room = new Map(helpers.map(({ id, spare }) => [id, spare]));
  const given = new Map<string, string>();
  for (const one of free.filter(({ id }) => over.has(id))) {
    const helper = best(one, helpers, room);
    if (!helper) continue;
    given.set(one.id, helper.id);
    room.set(helper.id, (room.get(helper.id) ?? 0) - one.minutes);
  }
  return {
    tied,
    free: free.map((one) => {
      const toId = given.get(one.id) ?? (over.has(one.id) ? null : (best(one, helpers, room)?.id ?? null));
      return { id: one.id, toId, why: toId ? null : whyNobody(one, helpers), over: over.has(one.id) };
    }),
  };
}

function keepsFirst(a: OwnCase, b: OwnCase): number {
  if (a.begun !== b.begun) return a.begun ? -1 : 1;
  const due = (one: OwnCase): number => one.dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  if (due(a) !== due(b)) return due(a) < due(b) ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

const knows = ({ skills }: Helper, type: CaseType): boolean => skills.length === 0 || skills.includes(type);

function best(
  { type, minutes }: OwnCase,
  helpers: readonly Helper[],
  room: ReadonlyMap<string, number>,
): Helper | undefined {
  const roomOf = ({ id }: Helper): number => room.get(id) ?? 0;
  return helpers
    .filter((one) => one.works && knows(one, type) && roomOf(one) >= minutes)
    .toSorted((a, b) => roomOf(b) - roomOf(a) || (a.id < b.id ? -1 : 1))[0];
}

function whyNobody({ type }: OwnCase, helpers: readonly Helper[]): NoOne {
  const able = helpers.filter((one) => knows(one, type));
  if (able.length === 0) return 'skill';
  return able.some(({ works }) => works) ? 'load' : 'shift';
}
