import { conflict } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { begin } from '../course/lock.ts';
import { settle } from '../course/settle.ts';
import { markAcknowledged } from '../reactions.store.ts';

/**
 * Nobody could mail it: somebody printed the receipt and handed it over, on paper. Who and when stand in the log.
 * @throws {DomainError} case.receipt_given
 */
export async function handReceipt(work: Work, reference: string): Promise<void> {
  const state = await begin(work, reference, 'note');
  if (state.acknowledgedAt) throw conflict('case.receipt_given');
  await markAcknowledged(work.db, state.id, work.now);
  record(work, ['case', state.id], 'case.receipt_asked', { how: 'paper' });
  await settle(work, state, 'case.acknowledged', { how: 'paper', at: work.now.toISOString() });
}
