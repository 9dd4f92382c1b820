import { conflict } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { answerInWords } from '../consultations/answering/answer.ts';
import { areaAnswersOf, type AreaAnswer } from './area-answer.store.ts';
import type { ProposalRow } from './proposal.store.ts';

/** With which answer of an area a proposal is applied, as the log keeps it: never its words. */
export interface AppliedWith {
  consultation: string;
  code: string | null;
  confirmed: boolean;
}

/**
 * An answer is no permission: anything but its first button alone is applied only by whoever says that they have read it.
 * Null when no area was asked. @throws {DomainError} proposal.answer_unread
 */
export async function appliedWith(
  work: Work,
  proposal: Pick<ProposalRow, 'id' | 'level'>,
  confirmed: boolean,
): Promise<AppliedWith | null> {
  const [answer] = proposal.level === 2 ? await areaAnswersOf(work.db, [proposal.id]) : [];
  if (!answer) return null;
  if (!confirmed && !isPlainYes(answer)) throw conflict('proposal.answer_unread', { answer: answerInWords(answer) });
  return { consultation: answer.consultationId, code: answer.answerCode, confirmed };
}

export function isPlainYes({ answers, answerCode, answerText }: AreaAnswer): boolean {
  return answerCode !== null && answerCode === answers[0]?.code && answerText === '';
}
