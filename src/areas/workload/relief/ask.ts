import { personOf } from '#areas/identity/index.ts';
import { conflict, invalid, missing } from '#platform/errors/index.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { loadsOf } from '../load/load.ts';
import { workersByIds, workersWith } from '../load/worker.store.ts';
import { leadFor } from './propose.ts';
import type { reliefApi, ReliefView } from './relief.contract.ts';
import { insertItems, insertRelief, offeredBy, reliefById, withdrawOpen, type ReliefRow } from './relief.store.ts';
import { reliefView } from './view.ts';

/** Asks whoever leads. Nothing moves and nothing is sent: it waits for a yes. @throws {DomainError} relief.already_asked, relief.cannot_move, case.not_found, person.not_found */
export async function askRelief(
  work: Work,
  body: HandlerInput<typeof reliefApi.askRelief>['body'],
): Promise<ReliefView> {
  const me = personOf(work);
  const workers = await workersWith(work.db, me.id, me.teamIds.length === 0, work.now);
  const offered = new Map((await offeredBy(work.db, me.id)).map((row) => [row.reference, row]));
  // Whoever may have cases may be given one, as anybody assigns them.
  const takers = await workersByIds(
    work.db,
    body.cases.map(({ toId }) => toId),
    work.now,
  );
  const items = body.cases.map(({ reference, toId }) => {
    const found = offered.get(reference);
    if (!found) throw missing('case.not_found');
    if (found.tie) throw invalid('relief.cannot_move', { reference });
    if (toId === me.id || !takers.some(({ id }) => id === toId)) throw missing('person.not_found');
    return { caseId: found.id, toId };
  });
  const cases = new Map(items.map((one) => [one.caseId, one]));
  const { of } = await loadsOf(work.db, workers, work.now);
  const lead = await leadFor(work, workers, of);
  const id = newId();
  if (!(await insertRelief(work, { id, personId: me.id, word: body.word, askedId: lead?.id ?? null })))
    throw conflict('relief.already_asked');
  await insertItems(work.db, id, [...cases.values()]);
  record(work, ['relief', me.id], 'relief.asked', {
    relief: id,
    to: lead?.id ?? null,
    case: items[0]?.caseId ?? null,
    cases: [...cases.keys()],
  });
  return reliefView((await reliefById(work.db, me, false, id)) as ReliefRow, me);
}

/** @throws {DomainError} relief.not_found */
export async function withdrawRelief(work: Work): Promise<Record<string, never>> {
  const me = personOf(work);
  const id = await withdrawOpen(work.db, me.id);
  if (!id) throw missing('relief.not_found');
  record(work, ['relief', me.id], 'relief.withdrawn', { relief: id });
  return {};
}
