import { addMs, DAY } from '#platform/clock/index.ts';
import { conflict, demand, invalid, missing } from '#platform/errors/index.ts';
import { enqueue } from '#platform/jobs/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { canWrite } from '../access/access.rules.ts';
import { demandActions } from '../actions/demand-actions.ts';
import { bulkFacts } from './bulk-facts.ts';
import { doBulk } from './bulk-job.ts';
import type { BulkAct, BulkPreview } from './bulk.contract.ts';
import { bulkVerdict, groupRefused, isSo } from './bulk.rules.ts';
import { type HeldBulk, holdBulk, insertBulk, setState, stopPending } from './bulk.store.ts';

const FURTHEST = 366 * DAY;

interface Chosen {
  references: readonly string[];
  act: BulkAct;
}

/** What would happen, without doing it. What is no longer there, or not yours, counts as refused and is not told apart. */
export async function previewBulk(work: Work, { references, act }: Chosen): Promise<BulkPreview> {
  await demandAct(work, act);
  const facts = await demandFacts(work, references);
  const found = new Set(facts.map(({ reference }) => reference));
  const refused = [...new Set(references)]
    .filter((reference) => !found.has(reference))
    .map((reference) => ({ reference, code: 'case.not_found' }));
  let [will, same] = [0, 0];
  for (const one of facts) {
    if (!one.merged && isSo(act, one, work.actor)) same += 1;
    else {
      const verdict = bulkVerdict(act, one, work.actor);
      if (verdict.ok) will += 1;
      else refused.push({ reference: one.reference, code: verdict.reason });
    }
  }
  return { will, same, refused: groupRefused(refused) };
}

/** Kept now with its cases, and done by a job that may be stopped anywhere and goes on: which cases is settled here. */
export async function makeBulk(work: Work, { references, act }: Chosen): Promise<string> {
  await demandAct(work, act);
  const facts = await demandFacts(work, references);
  const id = await insertBulk(
    work,
    personId(work),
    act,
    facts.map((one) => one.id),
  );
  record(work, ['bulk', id], 'bulk.made', { act: act.do, cases: facts.length }, { fresh: true });
  await enqueue(work, doBulk, { bulkId: id });
  return id;
}

/** The rest stays as it is; what was done can still be undone. */
export async function stopBulk(work: Work, id: string): Promise<void> {
  const bulk = await demandBulk(work, id);
  if (bulk.state !== 'running') throw conflict('bulk.ended');
  await stopPending(work.db, id, null);
  await setState(work, id, 'stopped');
  record(work, ['bulk', id], 'bulk.stopped', {});
}

/** Each case as it was, where nobody did anything since. */
export async function undoBulk(work: Work, id: string): Promise<void> {
  const { state } = await demandBulk(work, id);
  if (state === 'running') throw conflict('bulk.running');
  if (state !== 'done' && state !== 'stopped') throw conflict('bulk.undone');
  await setState(work, id, 'undoing');
  record(work, ['bulk', id], 'bulk.undoing', {});
  await enqueue(work, doBulk, { bulkId: id });
}

/** One's own, locked. Somebody else's is not found. */
async function demandBulk(work: Work, id: string): Promise<HeldBulk> {
  demandWriter(work);
  const bulk = await holdBulk(work.db, id);
  if (!bulk || bulk.personId !== personId(work)) throw missing('bulk.not_found');
  return bulk;
}

async function demandFacts(work: Work, references: readonly string[]) {
  const facts = await bulkFacts(work, { references });
  if (facts.length === 0) throw missing('case.not_found');
  return facts;
}

/** What holds for all of them is refused at once, not a case at a time. */
async function demandAct(work: Work, act: BulkAct): Promise<void> {
  demandWriter(work);
  if (act.do === 'snooze_until') {
    const until = new Date(act.until);
    if (until <= work.now) throw invalid('case.snooze_past');
    if (until > addMs(work.now, FURTHEST)) throw invalid('case.snooze_beyond_due');
  } else if (act.do !== 'follow' && act.do !== 'discard') await demandActions(work, [act], 'person');
}

function demandWriter(work: Work): void {
  demand(canWrite(work.actor) ? { ok: true } : { ok: false, reason: 'case.reads_only' });
}

function personId({ actor }: Work): string {
  if (actor.kind !== 'person') throw missing('person.not_found');
  return actor.id;
}
