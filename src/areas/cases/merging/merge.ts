import { conflict, demand, missing } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { lockCase, readLastWord, type CaseState } from '../course/case.store.ts';
import { settle } from '../course/settle.ts';
import { endSnooze, startSnooze } from '../course/snooze.store.ts';
import { moveDrafts } from '../drafting/draft.store.ts';
import { readInboxFacts } from '../messages/move.store.ts';
import { may } from '../policy.rules.ts';
import { liftSnooze } from '../verbs/wake.ts';
import { mergeRefusal, type MergeSide } from './merge.rules.ts';
import { idsOf, lastEvent, sidesOf } from './merge.store.ts';
import { endMerge, findMerge, moveAll, moveBack, wroteSince, writeMerge, type KeptMerge } from './moved.store.ts';

/**
 * Another case of the same person goes on in this one: all that was said moves here and keeps where it came from, the other reference
 * and key lead here, and its clocks stay its own, counted from its own start over what happens here: nothing gets later by merging.
 */
export async function merge(work: Work, reference: string, other: string): Promise<void> {
  const [keptId, mergedId] = await idsOf(work.db, work.actor, [reference, other]);
  const [kept, merged] = await lockBoth(work, keptId, mergedId);
  for (const { mergedInto } of [kept, merged]) if (mergedInto) throw conflict('case.merged', { reference: mergedInto });
  demand(may(work.actor, 'merge', factsOf(kept)));
  const sides = await sidesOf(work.db, [keptId, mergedId]);
  const refusal = mergeRefusal(sides.get(keptId) as MergeSide, sides.get(mergedId) as MergeSide);
  if (refusal) throw conflict(refusal.code, refusal.details);
  const { snoozedUntil } = merged;
  await liftSnooze(work, merged, 'merged');
  const keptN = await lastEvent(work, keptId);
  const moved = { ...(await moveAll(work, { keptId, mergedId })), snoozedUntil: snoozedUntil?.toISOString() ?? null };
  await moveDrafts(work, { keptId, mergedId });
  const id = await writeMerge(work, { keptId, mergedId }, keptN, moved);
  Object.assign(merged, { resolvedAt: work.now, mergedInto: kept.reference });
  kept.holdsOthers = true;
  await readAnew(work, merged);
  await readAnew(work, kept);
  await endPointless(work, kept);
  // What waits for whoever took it, or for the customer, is settled as in the case it goes on in.
  await settle(work, merged, 'case.merged_into', { merge: id, case: keptId, taken: kept.ownerId !== null });
  await settle(work, kept, 'case.merged', { merge: id, case: mergedId });
}

/** Both cases stand apart again, each with its own; the other one is open as it was, with what came for it since. */
export async function part(work: Work, reference: string, mergeId: string): Promise<void> {
  const [keptId] = await idsOf(work.db, work.actor, [reference, reference]);
  const found = await findMerge(work.db, keptId, mergeId);
  if (!found) throw missing('case.merge_not_found');
  const [kept, merged] = await lockBoth(work, keptId, found.mergedId);
  demand(may(work.actor, 'part', factsOf(kept)));
  const standing = (await findMerge(work.db, keptId, mergeId)) as NonNullable<typeof found>;
  if (standing.undone) throw conflict('case.merge_undone');
  await endMerge(work, standing);
  await moveBack(work, standing);
  Object.assign(merged, { resolvedAt: null, mergedInto: null });
  kept.holdsOthers = (await sidesOf(work.db, [keptId])).get(keptId)?.holdsOthers ?? false;
  await readAnew(work, merged);
  await readAnew(work, kept);
  await putOffAgain(work, merged, standing);
  const told = { merge: mergeId, kept: keptId, merged: found.mergedId };
  await settle(work, merged, 'case.merge_undone', told);
  await settle(work, kept, 'case.merge_undone', told);
}

/** In id order, so that two people merging the same pair crosswise wait for each other; each is seen by who asks. */
async function lockBoth(work: Work, a: string, b: string): Promise<[CaseState, CaseState]> {
  if (a === b) throw conflict('case.merge_self');
  const [first, second] = [a, b].toSorted() as [string, string];
  const locked = [await lockCase(work, { id: first }), await lockCase(work, { id: second })];
  return [a, b].map((id) => locked.find((state) => state.id === id) as CaseState) as [CaseState, CaseState];
}

function factsOf({ ball, snoozedUntil, ownerId }: CaseState) {
  return { ball, snoozed: snoozedUntil !== null, ownerId };
}

/** What a case is, from the messages it now has. */
async function readAnew(work: Work, state: CaseState): Promise<void> {
  Object.assign(state, await readInboxFacts(work.db, state.id));
  state.lastWord = await readLastWord(work.db, state.id);
  state.movedAt = work.now;
}

/** The customer wrote after the case was put off: it is no longer. */
async function endPointless(work: Work, state: CaseState): Promise<void> {
  const { snoozedUntil, snoozedAt, lastInboundAt } = state;
  if (!snoozedUntil || !snoozedAt || !lastInboundAt || lastInboundAt <= snoozedAt) return;
  await endSnooze(work, state.id, 'customer');
  Object.assign(state, { snoozedUntil: null, snoozedAt: null });
}

/** Put off as it was, unless its date has come or the customer wrote meanwhile. */
async function putOffAgain(work: Work, state: CaseState, { id, moved }: KeptMerge): Promise<void> {
  const until = moved.snoozedUntil && new Date(moved.snoozedUntil);
  if (!until || until <= work.now || (await wroteSince(work.db, state.id, id))) return;
  await startSnooze(work, state.id, until);
  Object.assign(state, { snoozedUntil: until, snoozedAt: work.now });
  record(work, ['case', state.id], 'case.snoozed', { until: until.toISOString() });
}
