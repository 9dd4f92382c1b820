import type { ReasonFound, UnreachedReason, UnreachedRule } from './contract.ts';

/** What happened in a case, as far as it tells whether its customer gets through. Instants, in any order. */
export interface Course {
  resolved: boolean;
  /** Put away as never one of ours, or with the Director already. */
  settled: boolean;
  /** A solution is still being decided or applied. */
  pending: boolean;
  /** Somebody reached out, or they reached the Director: what is older has been heard. */
  heardAt: Date | null;
  contacts: readonly Date[];
  /** What they tried meanwhile in other open cases of theirs. */
  elsewhere: readonly Date[];
  /** Answers somebody wrote for them that were not taken back nor came back; automatic notices and ready-made words are none. */
  answers: readonly Date[];
  /** Petitions that the customer was told no to. */
  rejected: readonly Date[];
  /** Solutions that were not authorised: the customer hears of it with the next answer. */
  refused: readonly Date[];
  granted: readonly Date[];
  /** From one to another; the first sorting is none. */
  transfers: readonly Date[];
  /** What was promised to them, in the receipt too. */
  broken: readonly Date[];
  reopened: readonly Date[];
}

const DAY = 86_400_000;
/** Somebody who writes three mails in a row has tried once. */
const SAME_TRY = 2 * 3_600_000;
/** An alternative given with the no is written down just before or after it. */
const SAME_ACT = 3_600_000;

/** Why whoever stands behind this case could not get through; none when they did. */
export function reasonsOf(course: Course, rules: readonly UnreachedRule[], now: Date): ReasonFound[] {
  if (course.settled) return [];
  return rules.flatMap(({ reason, atLeast, withinDays, measured }) => {
    if (!measured) return [];
    const from = Math.max(now.getTime() - withinDays * DAY, course.heardAt?.getTime() ?? 0);
    const found = COUNTED[reason](course, from);
    const last = found.at(-1);
    return last !== undefined && found.length >= atLeast
      ? [{ reason, n: found.length, last: new Date(last).toISOString() }]
      : [];
  });
}

type Counted = (course: Course, from: number) => number[];
const whileOpen =
  (read: (course: Course) => readonly Date[]): Counted =>
  (course, from) =>
    course.resolved ? [] : since(read(course), from);

/** What counts for each reason: only what came after `from`, in order. */
const COUNTED: Record<UnreachedReason, Counted> = {
  no_reply: (course, from) => {
    const lastAnswer = Math.max(0, ...course.answers.map((at) => at.getTime()));
    const here = since(course.contacts, Math.max(from, lastAnswer));
    if (course.resolved || here.length === 0) return [];
    return tries([...here, ...since(course.elsewhere, from)].toSorted((a, b) => a - b));
  },
  refused(course, from) {
    const told = course.refused.filter((at) => course.answers.some((answer) => answer > at));
    const noes = since([...course.rejected, ...told], from);
    const last = noes.at(-1);
    const alternative = last !== undefined && course.granted.some((at) => at.getTime() >= last - SAME_ACT);
    return course.pending || alternative ? [] : noes;
  },
  calls: () => [],
  transfers: whileOpen((course) => course.transfers),
  promises: whileOpen((course) => course.broken),
  reopened: whileOpen((course) => course.reopened),
};

function since(instants: readonly Date[], from: number): number[] {
  return instants
    .map((at) => at.getTime())
    .filter((at) => at > from)
    .toSorted((a, b) => a - b);
}

function tries(instants: readonly number[]): number[] {
  const kept: number[] = [];
  for (const at of instants) if (at - (kept.at(-1) ?? -Infinity) >= SAME_TRY) kept.push(at);
  return kept;
}
