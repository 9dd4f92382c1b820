import { conflict } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { Meaning } from '../consultations/contract.ts';
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
 * An answer is no permission: anything but a plain yes is applied only by whoever says that they have read it.
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

/** A button that means yes, pressed without a word more. */
export function isPlainYes(answer: AreaAnswer): boolean {
  return meaningOf(answer) === 'yes' && answer.answerText === '';
}

/** What the button that was pressed means; null of words alone. */
export function meaningOf({ answers, answerCode }: Pick<AreaAnswer, 'answers' | 'answerCode'>): Meaning | null {
  return answers.find(({ code }) => code === answerCode)?.meaning ?? null;
}
