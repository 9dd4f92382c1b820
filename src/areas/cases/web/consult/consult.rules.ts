import type { SharedFact } from '#areas/authority/contract.ts';
import type { DraftFile } from '../compose/draft.rules.ts';

/** What is being written in the panel that asks an area. */
export interface ConsultForm {
  kind: 'question' | 'order' | 'handover';
  areaId: string | null;
  question: string;
  answers: readonly string[];
  share: readonly SharedFact[];
  orderRef: string;
  item: string;
  quantity: number | string;
  files: readonly DraftFile[];
  tellCustomer: boolean;
}

export const EMPTY: ConsultForm = {
  kind: 'question',
  areaId: null,
  question: '',
  answers: ['', '', '', ''],
  share: ['first_name'],
  orderRef: '',
  item: '',
  quantity: 1,
  files: [],
  tellCustomer: true,
};

export const MOST_ANSWERS = 4;

export type MissingPart = 'area' | 'question' | 'answers' | 'item' | 'quantity';

/** The fields that must still be filled, by the id of their input. */
export function missingParts(form: ConsultForm): MissingPart[] {
  const missing: MissingPart[] = [];
  if (!form.areaId) missing.push('area');
  if (form.kind === 'order' && form.item.trim() === '') missing.push('item');
  if (form.kind === 'order' && !(Number(form.quantity) >= 1)) missing.push('quantity');
  if (form.question.trim() === '') missing.push('question');
  if (form.kind === 'question' && written(form.answers).length < 2) missing.push('answers');
  return missing;
}

/** What the server is given. */
export function consultBody(form: ConsultForm) {
  return {
    areaId: form.areaId ?? '',
    kind: form.kind,
    question: form.question.trim(),
    answers: form.kind === 'question' ? written(form.answers) : [],
    share: [...form.share],
    orderRef: form.orderRef.trim() || null,
    item: form.kind === 'order' ? form.item.trim() : null,
    quantity: form.kind === 'order' ? Number(form.quantity) : null,
    fileIds: form.files.map(({ id }) => id),
    tellCustomer: form.tellCustomer,
  };
}

/** A ready question takes the place of what was written, with its buttons. */
export function withTemplate(
  form: ConsultForm,
  template: { question: string; answers: readonly string[] },
): ConsultForm {
  const answers = Array.from({ length: MOST_ANSWERS }, (_, i) => template.answers[i] ?? '');
  return { ...form, question: template.question, answers };
}

function written(answers: readonly string[]): string[] {
  return answers.map((one) => one.trim()).filter(Boolean);
}
