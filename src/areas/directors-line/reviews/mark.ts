import { personOf } from '#areas/identity/index.ts';
import { conflict, invalid, missing } from '#platform/errors/index.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { record, type EventData } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { reviewsApi, ReviewView } from './contract.ts';
import { decisionAt } from './decision.store.ts';
import { lockReview, markRead, markShown, writeAnswer, writeReview, type ReviewRow } from './review.store.ts';
import { demandDirector, said } from './view.ts';

type Marking = HandlerInput<typeof reviewsApi.reviewDecision>;

/** Whoever made it reads it as theirs. @throws {DomainError} decision.not_found, decision.own, review.answered */
export async function reviewDecision(
  work: Work,
  { source, id: decisionId }: Marking['params'],
  { verdict, word }: Marking['body'],
): Promise<ReviewView> {
  await demandDirector(work);
  const decision = await decisionAt(work.db, source, decisionId);
  if (!decision) throw missing('decision.not_found');
  const by = personOf(work).id;
  if (decision.personId === by) throw invalid('decision.own');
  const given = { id: newId(), source, decisionId, ...decision, verdict, word, by, at: work.now };
  const id = await writeReview(work.db, given);
  if (!id) throw conflict('review.answered');
  tell(work, decision.personId, 'review.marked', { review: id, verdict });
  return reread(work, id);
}

/** @throws {DomainError} review.not_found, review.no_praise */
export async function showPraise(work: Work, id: string, shown: boolean): Promise<ReviewView> {
  await demandDirector(work);
  const found = await demandReview(work, id, null);
  if (found.verdict !== 'praised') throw invalid('review.no_praise');
  await markShown(work.db, id, shown ? work.now : null);
  tell(work, found.personId, 'review.shown', { review: id, shown });
  return reread(work, id);
}

/** @throws {DomainError} review.not_found */
export async function readFeedback(work: Work, id: string): Promise<ReviewView> {
  const me = personOf(work).id;
  const { readAt } = await demandReview(work, id, me);
  if (!readAt) {
    await markRead(work.db, id, work.now);
    tell(work, me, 'review.read', { review: id });
  }
  return reread(work, id);
}

/** Once: what is said to it after that is said face to face. @throws {DomainError} review.not_found, review.answered */
export async function answerFeedback(work: Work, id: string, text: string): Promise<ReviewView> {
  const me = personOf(work).id;
  const { answeredAt } = await demandReview(work, id, me);
  if (answeredAt) throw conflict('review.answered');
  await writeAnswer(work.db, id, text, work.now);
  tell(work, me, 'review.answered', { review: id });
  return reread(work, id);
}

async function demandReview(work: Work, id: string, ofPerson: string | null): Promise<ReviewRow> {
  const found = await lockReview(work.db, id, ofPerson);
  if (!found) throw missing('review.not_found');
  return found;
}

async function reread(work: Work, id: string): Promise<ReviewView> {
  return said(await demandReview(work, id, null));
}

function tell(work: Work, personId: string, type: string, data: EventData): void {
  record(work, ['feedback', personId], type, data);
}
