import type { ConsultationView } from '#areas/authority/contract.ts';

/** The words of the button that was pressed; nothing when the answer was written. */
export function answerLabel({
  answers,
  answerCode,
}: Pick<ConsultationView, 'answers' | 'answerCode'>): string | undefined {
  return answers.find(({ code }) => code === answerCode)?.label;
}

/** No for an answer: the line beside it is crossed. */
export function isRefused({ answerCode }: Pick<ConsultationView, 'answerCode'>): boolean {
  return answerCode === 'none' || answerCode === 'returned';
}
