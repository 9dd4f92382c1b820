import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { begin } from '../../course/lock.ts';
import { settle } from '../../course/settle.ts';
import { insertConsent, releaseRecordings } from './consent.store.ts';

/** Asked whether the call may be recorded as proof: only a clear yes lets it be, and then it must be kept (Ley 10/2025, arts. 12.1 and 13.5). */
export async function recordConsent(
  work: Work,
  reference: string,
  asked: { given: boolean; place: string },
): Promise<void> {
  const state = await begin(work, reference, 'note');
  const consent = await insertConsent(work, { caseId: state.id, channel: state.channel, ...asked });
  if (asked.given) record(work, ['case', state.id], 'recording.held', { consent });
  await settle(work, state, 'consent.asked', { consent, given: asked.given, channel: state.channel });
}

/** The customer was notified: what was recorded has done its service, and follows the company's own terms from now on. */
export async function releaseOnNotice(work: Work, caseId: string, at: Date): Promise<void> {
  for (const consent of await releaseRecordings(work.db, caseId, at))
    record(work, ['case', caseId], 'recording.released', { consent, at: at.toISOString() });
}
