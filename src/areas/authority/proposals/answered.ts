import type { LogEvent, Reader } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { areaAnswersOf } from './area-answer.store.ts';
import { meaningOf } from './area-answer.ts';
import { endOpen } from './end-open.ts';
import { lockProposal, proposalOfConsultation, writeState } from './proposal.store.ts';

/**
 * What an area was asked about a proposal came back: whoever made it may apply it now, unless the answer
 * means no, or ask no more. A case that ends leaves nobody
 * to decide about.
 */
export const reader: Reader = {
  name: 'proposals',
  types: ['consultation.answered', 'consultation.cancelled', 'case.resolved', 'case.discarded'],
  async handle(work, event) {
    if (event.type === 'case.resolved' || event.type === 'case.discarded') return endedWith(work, event);
    const consultation = event.data['consultation'];
    if (typeof consultation !== 'string') return;
    const id = await proposalOfConsultation(work.db, consultation);
    if (id) await answered(work, id, event);
  },
};

async function answered(work: Work, proposalId: string, event: LogEvent): Promise<void> {
  const proposal = await lockProposal(work, proposalId);
  // Seen twice, or decided otherwise since: there is nothing left to do.
  if (proposal?.state !== 'waiting' || proposal.level !== 2) return;
  if (event.type !== 'consultation.answered')
    return writeState(work.db, proposalId, {
      state: 'withdrawn',
      decidedAt: event.at,
      closedAt: event.at,
      endedBecause: 'area',
    });
  const [answer] = await areaAnswersOf(work.db, [proposalId]);
  const no = answer !== undefined && meaningOf(answer) === 'no';
  await writeState(work.db, proposalId, {
    state: no ? 'refused' : 'approved',
    decidedAt: event.at,
    closedAt: no ? event.at : null,
  });
}

/** Only what was made before it ended: a case opened again may have a new one by now. */
async function endedWith(work: Work, event: LogEvent): Promise<void> {
  const caseId = event.stream.slice(event.stream.indexOf(':') + 1);
  await endOpen(work, caseId, event.type === 'case.resolved' ? 'resolved' : 'discarded', event.at);
}
