import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { revokeLinks } from '../../links.ts';
import type { ProposalRow } from '../../proposals/proposal.store.ts';
import { tellLive } from './ask.ts';
import { endPending } from '../authorisation.store.ts';

/** Ends what still waits about a proposal; links decide nothing any more and their pages say why. Returns how many ended. */
export async function endRequests(
  work: Work,
  proposal: ProposalRow,
  why: 'superseded' | 'expired' | 'withdrawn',
): Promise<number> {
  const ended = await endPending(work.db, proposal.id, why);
  for (const id of ended) {
    await revokeLinks(work, 'authorisation', id);
    tellLive(work, id);
  }
  if (ended.length > 0 && why !== 'withdrawn')
    record(work, ['case', proposal.caseId], why === 'expired' ? 'authorisation.expired' : 'authorisation.changed', {
      proposal: proposal.id,
      version: proposal.version,
      authorisations: ended,
    });
  return ended.length;
}
