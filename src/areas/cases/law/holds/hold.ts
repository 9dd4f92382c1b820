import { conflict, missing } from '#platform/errors/index.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import type { Work } from '#platform/work/index.ts';
import { begin } from '../../course/lock.ts';
import { settle } from '../../course/settle.ts';
import type { lawApi } from '../law.contract.ts';
import { insertHold, isNotified, listHolds, markLifted, type HoldRow } from './hold.store.ts';

/** The service isn't cut, or the debt isn't collected, while the complaint about it is open (Ley 10/2025, arts. 4.4 and 13.8). */
export async function placeHold(
  work: Work,
  reference: string,
  given: { kind: HoldRow['kind']; reason: string },
): Promise<void> {
  const state = await begin(work, reference, 'note');
  const hold = await insertHold(work, { caseId: state.id, ...given });
  if (!hold) throw conflict('hold.standing');
  await settle(work, state, 'hold.placed', { hold, kind: given.kind, customer: state.customerId });
}

/** Freely once the customer was notified of the resolution; before, only saying why. @throws hold.not_found, hold.before_notice */
export async function liftHold(work: Work, reference: string, id: string, reason: string): Promise<void> {
  const state = await begin(work, reference, 'note');
  const early = !(await isNotified(work.db, state.id));
  if (early && !reason) throw conflict('hold.before_notice');
  const kind = await markLifted(work, { caseId: state.id, id, reason, early });
  if (!kind) throw missing('hold.not_found');
  await settle(work, state, 'hold.lifted', { hold: id, kind, early, customer: state.customerId });
}

const CURSOR = /^(\d{4}-[\dT:.-]+Z)_([0-9a-f-]{36})$/;

export async function pageHolds(
  work: Work,
  query: { state: 'standing' | 'all'; after?: string | undefined; limit: number },
): Promise<CallOutput<typeof lawApi.serviceHolds>> {
  const [, at, id] = CURSOR.exec(query.after ?? '') ?? [];
  const rows = await listHolds(work, {
    standing: query.state === 'standing',
    after: at && id ? { at: new Date(at), id } : null,
    limit: query.limit + 1,
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    holds: page.map(viewHold),
    next: rows.length > page.length && last ? `${(last.liftedAt ?? last.placedAt).toISOString()}_${last.id}` : null,
  };
}

function viewHold(row: HoldRow): CallOutput<typeof lawApi.serviceHolds>['holds'][number] {
  return {
    id: row.id,
    reference: row.reference,
    kind: row.kind,
    customer: row.customerId ? { id: row.customerId, externalRef: row.externalRef } : null,
    placedAt: row.placedAt.toISOString(),
    liftedAt: row.liftedAt?.toISOString() ?? null,
    early: row.early,
  };
}
