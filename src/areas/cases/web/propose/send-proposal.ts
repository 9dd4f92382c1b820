import type { PolicyAnswer } from '#areas/authority/contract.ts';
import type { useText } from '#ui/text.ts';
import type { CaseView } from '../../contract.ts';
import { reasonsOf } from '../compose/draft.rules.ts';
import type { askedOf, Cause, ProposeForm } from './propose.rules.ts';
import type { useProposing } from './use-propose.ts';

interface Sending {
  t: ReturnType<typeof useText>;
  it: CaseView;
  proposing: ReturnType<typeof useProposing>;
  form: ProposeForm;
  asked: NonNullable<ReturnType<typeof askedOf>> & { cause: Cause };
  answer: PolicyAnswer;
  reply: string;
  /** The proposal that is changed by it. */
  changes: string | undefined;
}

/** Does what the policy's level allows: changes what waits, decides over the policy, applies, consults or asks. */
export function sendProposal({ t, it, proposing, form, asked, answer, reply: text, changes }: Sending): void {
  const body = { ...asked, reason: form.reason.trim(), areaId: form.areaId };
  // What an area has to be asked first is a question of its own, in the place of what waited.
  const instead = changes && answer.level === 2 ? changes : null;
  if (changes && !instead) return proposing.change(changes, { ...body, anew: form.anew }, t('cases.proposal.changed'));
  const reply = { text: text.trim(), undoSeconds: proposing.undoSeconds, basedOn: it.version, ...reasonsOf(form) };
  if (form.direct)
    return proposing.decide(
      { ...body, reply: form.replyNow ? reply : null },
      t(form.replyNow ? 'cases.propose.done.apply' : 'cases.direct.done'),
    );
  const intent = answer.level <= 1 ? 'apply' : answer.level === 2 ? 'consult' : 'ask';
  proposing.propose(
    {
      ...body,
      intent,
      reply: intent === 'apply' ? reply : null,
      question: form.question.trim(),
      answers: form.answers.map((one) => ({ ...one, label: one.label.trim() })).filter(({ label }) => label !== ''),
      fileIds: intent === 'consult' ? form.files.map(({ id }) => id) : [],
      tellCustomer: form.tellCustomer,
      instead,
    },
    t(`cases.propose.done.${intent}`, { name: answer.asks?.approver.name ?? answer.consult?.name ?? '' }),
  );
}
