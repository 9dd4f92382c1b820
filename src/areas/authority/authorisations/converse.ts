import { conflict, invalid, missing } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { findProposal, lockProposal } from '../proposals/proposal.store.ts';
import { sendRequest, tellLive } from './asking/ask.ts';
import { authorisationsOf, findAuthorisation, markReminded, type AuthorisationRow } from './authorisation.store.ts';
import { insertMessage } from './messages.store.ts';

export interface Said {
  authorId: string | null;
  via: 'app' | 'link' | 'mail';
  text: string;
}

/** A question of whoever is asked, an answer of whoever asked, or a reply to the mail: words about a request, never a decision. */
export async function sayAbout(work: Work, authorisationId: string, said: Said): Promise<void> {
  const text = said.text.trim();
  if (text === '') throw invalid('authorisation.text_needed');
  const row = await findAuthorisation(work.db, authorisationId);
  const proposal = row && (await findProposal(work.db, row.proposalId));
  if (!row || !proposal) throw missing('authorisation.not_found');
  const message = await insertMessage(work, { ...said, text, subjectId: row.id, caseId: proposal.caseId });
  record(work, ['case', proposal.caseId], 'authorisation.question', {
    authorisation: row.id,
    proposal: proposal.id,
    message,
    by: said.authorId,
    via: said.via,
  });
  tellLive(work, row.id);
}

/** «Recordar»: everybody who is asked now gets the request once more. @throws {DomainError} authorisation.not_pending */
export async function remindRequests(
  work: Work,
  { caseId, proposalId }: { caseId: string; proposalId: string },
): Promise<void> {
  const proposal = await lockProposal(work, proposalId);
  if (!proposal || proposal.caseId !== caseId) throw missing('proposal.not_found');
  const pending = (await authorisationsOf(work.db, [proposal.id])).filter(({ state }) => state === 'pending');
  if (pending.length === 0) throw conflict('authorisation.not_pending');
  for (const row of pending) await remindOne(work, row);
}

export async function remindOne(work: Work, row: AuthorisationRow): Promise<void> {
  const proposal = await findProposal(work.db, row.proposalId);
  if (!proposal) return;
  await markReminded(work, row.id);
  await sendRequest(work, proposal, row, 'reminded');
  record(work, ['case', proposal.caseId], 'authorisation.reminded', { authorisation: row.id, proposal: proposal.id });
}
