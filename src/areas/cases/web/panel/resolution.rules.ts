import type { CaseView, OUTCOMES } from '../../contract.ts';

/* Resolving: each petition with its outcome and reason, and an answer that the customer gets. There is no bare close. */

export type Outcome = (typeof OUTCOMES)[number];

export interface PetitionForm {
  /** Stands still while the text is edited. */
  key: string;
  /** Absent while it is only written here. */
  id?: string;
  text: string;
  outcome: Outcome | '';
  reason: string;
}

export function petitionForms({
  petitions,
  messages,
  reference,
}: Pick<CaseView, 'petitions' | 'messages' | 'reference'>): PetitionForm[] {
  if (petitions.length === 0)
    return [{ key: `${reference}-1`, text: proposedPetition(messages), outcome: '', reason: '' }];
  return petitions.map(({ id, text, outcome, reason }) => ({
    key: id,
    id,
    text,
    outcome: outcome ?? '',
    reason: reason ?? '',
  }));
}

const PROPOSED = 280;
const GREETING =
  /^(?:hola|buen[oa]s(?: d[ií]as| tardes| noches)?|estimad[oa]s?[^,.\n]*|muy señor[^,.\n]*|hello|hi|dear[^,.\n]*|good (?:morning|afternoon|evening))\s*[,.:!]*\s*/i;

const CLOSING =
  /\n\s*(?:un (?:cordial )?saludo|saludos|atentamente|muchas gracias|gracias|quedamos? a la espera|kind regards|best regards|regards|thanks|thank you)\b[^\n]*(?:\n[^]*)?$/i;

/** The customer's own first words, without greeting or farewell: what they ask, to be trimmed by a person. */
export function proposedPetition(messages: CaseView['messages']): string {
  const first = messages.find(
    ({ direction, automatic, heldReason }) => direction === 'in' && automatic === null && heldReason === null,
  );
  const text = (first?.text ?? '').replace(CLOSING, '').replaceAll(/\s+/g, ' ').trim().replace(GREETING, '');
  if (text.length <= PROPOSED) return text;
  const cut = text.slice(0, PROPOSED);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('? '), cut.lastIndexOf('! '));
  return end > PROPOSED / 3 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))}…`;
}

/** A word of ours to the customer, on its way or there, after the last one of the customer. The server says the same (`isAnswered`). */
export function isAnswered(messages: CaseView['messages']): boolean {
  const spoken = messages.filter(
    ({ automatic, aside, delivery }) =>
      automatic === null &&
      !aside &&
      delivery?.state !== 'undone' &&
      delivery?.state !== 'failed' &&
      delivery?.state !== 'bounced',
  );
  return spoken.at(-1)?.direction === 'out';
}

/** Whether the petitions as written here differ from the ones the case has. */
export function petitionsChanged(forms: readonly PetitionForm[], petitions: CaseView['petitions']): boolean {
  return (
    forms.length !== petitions.length ||
    forms.some(({ id, text }) => petitions.find((one) => one.id === id)?.text !== text.trim())
  );
}

export interface Missing {
  /** The id of the field that lacks it. */
  field: string;
  what: 'petition' | 'outcome' | 'reason' | 'reply' | 'field';
  n?: number;
  label?: string;
}

export function missingIn(
  forms: readonly PetitionForm[],
  needs: { reply: boolean; replyText: string; fields: readonly { key: string; label: string; filled: boolean }[] },
): Missing[] {
  const ofPetitions = forms.flatMap(({ key, text, outcome, reason }, index): Missing[] => {
    const n = index + 1;
    return [
      ...(text.trim() === '' ? [{ field: `${key}-text`, what: 'petition' as const, n }] : []),
      ...(outcome === '' ? [{ field: `${key}-outcome`, what: 'outcome' as const, n }] : []),
      ...(reason.trim() === '' ? [{ field: `${key}-reason`, what: 'reason' as const, n }] : []),
    ];
  });
  const ofReply: Missing[] =
    needs.reply && needs.replyText.trim() === '' ? [{ field: 'resolve-reply', what: 'reply' }] : [];
  const ofFields = needs.fields
    .filter(({ filled }) => !filled)
    .map(({ key, label }): Missing => ({ field: `field-${key}`, what: 'field', label }));
  return [...ofPetitions, ...ofReply, ...ofFields];
}
