import { z } from 'zod';
import { actingPerson } from '#areas/identity/index.ts';
import { isRetryable } from '#platform/db/index.ts';
import { DomainError } from '#platform/errors/index.ts';
import { defineJob, enqueue, type Job } from '#platform/jobs/index.ts';
import { record } from '#platform/log/index.ts';
import { flushEvents } from '#platform/log/append.ts';
import { system, transact, type House, type Work } from '#platform/work/index.ts';
import { applyAct, takeBackAct } from './apply-act.ts';
import { bulkFacts } from './bulk-facts.ts';
import { type BulkFacts, bulkVerdict, isSo } from './bulk.rules.ts';
import {
  apart,
  type Before,
  type HeldBulk,
  holdBulk,
  holdCases,
  makerIdOf,
  markCases,
  type Marked,
  nextCases,
  setState,
  sinceDone,
  stopPending,
} from './bulk.store.ts';

/** In one transaction: few enough that nobody waits long for a case, many enough that hundreds take seconds. */
const BATCH = 25;
/** After so long the rest is left to the next job, so that a program told to end does not wait for it. */
const TURN_MS = 3_000;

interface DoBulk {
  bulkId: string;
}

/**
 * Does to the cases of a bulk what it says, or undoes it: a batch in each transaction, with what became of each case, so that
 * a program that dies anywhere leaves no case done twice and the next one goes on.
 */
export const doBulk: Job<DoBulk> = defineJob<DoBulk>({
  name: 'cases.bulk',
  payload: z.object({ bulkId: z.string() }),
  async run(house, { bulkId }) {
    const until = performance.now() + TURN_MS;
    while (await doSome(house, bulkId)) {
      if (performance.now() < until) continue;
      return transact(house, system('bulk'), (work) => enqueue(work, doBulk, { bulkId }));
    }
  },
});

/** The next few of them, `most` at once; false when nothing is left to do. */
export async function doSome(house: House, bulkId: string, most = BATCH): Promise<boolean> {
  const maker = await makerOf(house, bulkId);
  if (!maker) return false;
  return transact(house, maker.actor, async (work) => {
    const bulk = await holdBulk(work.db, bulkId);
    if (bulk?.state === 'running') return maker.active ? forwards(work, bulk, most) : abandon(work, bulk);
    if (bulk?.state === 'undoing') return maker.active ? backwards(work, bulk, most) : abandon(work, bulk);
    return false;
  });
}

/** Whoever asked for it, with their rights of now. */
async function makerOf({ database: { db } }: House, bulkId: string) {
  const personId = await makerIdOf(db, bulkId);
  if (!personId) return null;
  const actor = await actingPerson(db, personId);
  return actor ? { actor, active: true } : { actor: system('bulk'), active: false };
}

/** They left meanwhile: nothing more is done in their name. */
async function abandon(work: Work, { id, state }: HeldBulk): Promise<false> {
  if (state === 'running') await stopPending(work.db, id, 'bulk.maker_left');
  await setState(work, id, 'stopped');
  record(work, ['bulk', id], 'bulk.stopped', { why: 'maker_left' });
  return false;
}

async function forwards(work: Work, bulk: HeldBulk, most: number): Promise<boolean> {
  const ids = await nextCases(work.db, bulk.id, 'pending', most);
  if (ids.length === 0) {
    await setState(work, bulk.id, 'done');
    record(work, ['bulk', bulk.id], 'bulk.ended', {});
    return false;
  }
  await holdCases(work.db, ids);
  const facts = await factsById(work, ids);
  const marked: Marked[] = [];
  for (const caseId of ids) marked.push({ caseId, ...(await doOne(work, bulk, facts.get(caseId))) });
  await flushEvents(work);
  await markCases(work.db, bulk.id, marked);
  return true;
}

type Outcome = Omit<Marked, 'caseId'>;

async function doOne(work: Work, { act }: HeldBulk, facts: BulkFacts | undefined): Promise<Outcome> {
  if (!facts) return { state: 'refused', code: 'case.not_found' };
  if (!facts.merged && isSo(act, facts, work.actor)) return { state: 'same' };
  const verdict = bulkVerdict(act, facts, work.actor);
  if (!verdict.ok) return { state: 'refused', code: verdict.reason };
  const code = await tryOne(work, () => applyAct(work, facts, act));
  return code ? { state: 'refused', code } : { state: 'done', before: beforeOf(facts) };
}

async function backwards(work: Work, bulk: HeldBulk, most: number): Promise<boolean> {
  const ids = await nextCases(work.db, bulk.id, 'done', most);
  if (ids.length === 0) {
    await setState(work, bulk.id, 'undone');
    record(work, ['bulk', bulk.id], 'bulk.undone', {});
    return false;
  }
  await holdCases(work.db, ids);
  const [facts, since] = [await factsById(work, ids), await sinceDone(work.db, bulk.id, ids)];
  const marked: Marked[] = [];
  for (const caseId of ids)
    marked.push({ caseId, ...(await undoOne(work, bulk, facts.get(caseId), since.get(caseId))) });
  await flushEvents(work);
  await markCases(work.db, bulk.id, marked);
  return true;
}

async function undoOne(
  work: Work,
  { act }: HeldBulk,
  facts: BulkFacts | undefined,
  was: { before: Before; touched: boolean } | undefined,
): Promise<Outcome> {
  if (!facts || !was) return { state: 'kept', code: 'case.not_found' };
  if (was.touched) return { state: 'kept', code: 'bulk.touched' };
  const code = await tryOne(work, () => takeBackAct(work, facts.reference, act, was.before));
  return code ? { state: 'kept', code } : { state: 'undone' };
}

/** All of it or nothing, and the others go on: why not, when it was refused. */
async function tryOne(work: Work, run: () => Promise<void>): Promise<string | null> {
  const told = work.events.length;
  try {
    await apart(work.db, run);
    return null;
  } catch (error) {
    if (isRetryable(error)) throw error;
    work.events.splice(told);
    if (error instanceof DomainError) return error.code;
    // A fault in one case is no reason to leave hundreds undone.
    work.house.log.error({ part: 'bulk', err: error }, 'a case of a bulk change could not be changed');
    return 'bulk.fault';
  }
}

async function factsById(work: Work, ids: readonly string[]): Promise<Map<string, BulkFacts>> {
  return new Map((await bulkFacts(work, { ids })).map((one) => [one.id, one]));
}

function beforeOf({ ownerId, teamId, type, legalClass, priority, tagIds, wakesOn, snoozedUntil }: BulkFacts): Before {
  return {
    ownerId,
    teamId,
    type,
    legalClass,
    priority,
    tagIds,
    wakesOn,
    snoozedUntil: snoozedUntil?.toISOString() ?? null,
  };
}
