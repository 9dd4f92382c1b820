import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { begin } from '../../course/lock.ts';
import { settle } from '../../course/settle.ts';
import { insertConsent, releaseRecordings, unreleaseRecordings } from './consent.store.ts';

/** Asked whether the call may be recorded as proof: only a clear yes lets it be, and then it must be kept (Ley 10/2025, arts. 12.1 and 13.5). */
export async function recordConsent(
  work: Work,
  reference: string,
  asked: { given: boolean; place: string },
): Promise<void> {
  const state = await begin(work, reference, 'note');
  const consent = await keepConsent(work, { caseId: state.id, channel: state.channel, ...asked });
  await settle(work, state, 'consent.asked', { consent, given: asked.given, channel: state.channel });
}

/** What was asked in the contact that opened the case: recording, and how the receipt is wanted (art. 12.3). */
export async function keepAsked(
  work: Work,
  opened: { caseId: string; channel: string },
  asked: { recording: boolean | null; receipt: string | null },
): Promise<void> {
  const { caseId, channel } = opened;
  if (asked.recording !== null) {
    const consent = await keepConsent(work, { caseId, channel, given: asked.recording, place: '' });
    record(work, ['case', caseId], 'consent.asked', { consent, given: asked.recording, channel });
  }
  if (asked.receipt !== null) record(work, ['case', caseId], 'case.receipt_asked', { how: asked.receipt });
}

async function keepConsent(
  work: Work,
  asked: { caseId: string; channel: string; given: boolean; place: string },
): Promise<string> {
  const consent = await insertConsent(work, asked);
  if (asked.given) record(work, ['case', asked.caseId], 'recording.held', { consent });
  return consent;
}

/** The customer was notified: what was recorded has done its service, and follows the company's own terms from now on. */
export async function releaseOnNotice(work: Work, caseId: string, at: Date): Promise<void> {
  for (const consent of await releaseRecordings(work.db, caseId, at))
    record(work, ['case', caseId], 'recording.released', { consent, at: at.toISOString() });
}

/** They were not notified after all: what was recorded serves on. */
export async function holdAgain(work: Work, caseId: string): Promise<void> {
  for (const consent of await unreleaseRecordings(work.db, caseId))
    record(work, ['case', caseId], 'recording.held', { consent });
}
