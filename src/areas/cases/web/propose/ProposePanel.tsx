import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { PolicyAnswer } from '#areas/authority/contract.ts';
import { minorDigits } from '#platform/money/minor-digits.rules.ts';
import { Button } from '#ui/controls/Button.tsx';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import panel from '../panel/panel.module.css';
import { confirmProposal, leaveProposal } from './actions.ts';
import { DirectCheck, DirectFields } from './fields/DirectFields.tsx';
import { AnewCheck, FollowFields } from './fields/FollowFields.tsx';
import { PolicyLine } from './PolicyLine.tsx';
import { askedOf, draftOf, emptyForm, formOf, lineOffered, missingParts, type ProposeForm } from './propose.rules.ts';
import { sendProposal } from './send-proposal.ts';
import { LineFields, ReasonFields } from './fields/ProposeFields.tsx';
import { proposalsQuery } from './queries.ts';
import { useAddress, useCurrencies, usePolicyAnswer, useProposing, useSolutions } from './use-propose.ts';

/** What was written in a panel that was left; it is there when the panel opens again. */
const left = new Map<string, ProposeForm>();

interface ProposePanelProps {
  /** The proposal that is changed, or tried again with the amount that can be granted. */
  from: { id: string; change: boolean; amountMinor?: number | undefined } | undefined;
  /** Opened to decide as the Director. */
  direct?: boolean;
  onClose(): void;
}

/** Solution, amount, cause: the policy answers as one types, and the button does what it allows. */
export function ProposePanel({ from, direct = false, onClose }: ProposePanelProps) {
  const t = useText();
  const formats = useFormats();
  const { it } = useDesk();
  const { currency: usual } = useCurrencies();
  const { nameOf, isPriced } = useSolutions();
  const address = useAddress(it);
  const { data } = useQuery(proposalsQuery(it.reference, it.id));
  const source = data?.proposals.find(({ id }) => id === from?.id);
  const kept = `${it.reference} ${from?.id ?? ''}`;
  const [form, setForm] = useState(
    () => left.get(kept) ?? (source ? formOf(source, from?.amountMinor) : { ...emptyForm(usual), direct }),
  );
  const [tried, setTried] = useState(false);
  const section = useRef<HTMLElement>(null);
  const { currency } = form;
  const asked = askedOf(form, isPriced);
  const answer = usePolicyAnswer(
    it.reference,
    asked && { ...asked, changing: from?.change ? from.id : null, anew: form.anew },
  );
  const proposing = useProposing(it, () => {
    left.delete(kept);
    onClose();
  });
  const change = (part: Partial<ProposeForm>): void =>
    setForm((now) => {
      const next = { ...now, ...part };
      left.set(kept, next);
      return next;
    });
  const level = answer?.level;
  const mayDirect = data?.can['direct'] === true && !from?.change;
  const language = it.language === 'en' ? 'en' : 'es';
  const draft = draftOf(asked?.lines ?? [], {
    language,
    address,
    name: it.customer,
    money: (minor) => formats.money(minor, currency),
  });
  const whole = { ...form, reply: form.reply === '' ? draft : form.reply };
  const handOver = answer?.consult?.handOver ?? false;
  // Changed, it is asked of whoever was asked, unless an area has to be asked first.
  const follows = from?.change && level !== 2 ? undefined : level;
  const missing = missingParts(whole, { level: follows, handOver }, isPriced);
  const problems = tried
    ? missing.map((part) => ({ field: `propose-${part}`, message: t(`cases.propose.missing.${part}`) }))
    : [];
  const errorOf = (part: string): string | undefined =>
    problems.find(({ field }) => field === `propose-${part}`)?.message;
  const submit = (): void => {
    setTried(true);
    if (missing.length > 0) setTimeout(() => section.current?.querySelector<HTMLElement>('[role="alert"] a')?.focus());
    else if (asked && level !== undefined && !proposing.busy) send();
  };
  const send = (): void => {
    if (asked && form.cause && answer)
      sendProposal({
        t,
        it,
        proposing,
        form,
        asked: { ...asked, cause: form.cause },
        answer,
        reply: whole.reply,
        changes: from?.change ? source?.id : undefined,
      });
  };
  const confirm = useAction(confirmProposal, { run: submit });
  useAction(leaveProposal, { run: onClose });
  useEffect(() => section.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const title = t(from?.change ? 'cases.propose.change' : 'cases.propose.title');
  return (
    <section ref={section} aria-label={title} className={panel.panel}>
      <header className={panel.head}>
        <h2 className={panel.title}>{title}</h2>
        <IconButton icon={X} label={t('ui.close')} onClick={onClose} />
      </header>
      <Form onSubmit={submit} problems={problems} refusal={proposing.problem}>
        <LineFields form={form} errorOf={errorOf} onChange={change} />
        {answer && (
          <PolicyLine
            answer={answer}
            currency={currency}
            solutionName={nameOf}
            onAlternative={(other) => change({ lines: withAlternative(form, answer, other) })}
          />
        )}
        {from?.change && source && <AnewCheck form={form} asked={source.policyNumber} onChange={change} />}
        {mayDirect && <DirectCheck form={form} onChange={change} />}
        <ReasonFields form={form} errorOf={errorOf} onChange={change} />
        {form.direct && <DirectFields form={form} draft={draft} errorOf={errorOf} onChange={change} />}
        {follows !== undefined && !form.direct && (
          <FollowFields
            form={form}
            level={follows}
            handOver={handOver}
            draft={draft}
            errorOf={errorOf}
            onChange={change}
          />
        )}
        <Actions
          form={form}
          answer={answer}
          changing={from?.change ?? false}
          busy={proposing.busy}
          onClose={onClose}
          onConfirm={confirm.run}
        />
      </Form>
    </section>
  );
}

interface ActionsProps {
  form: ProposeForm;
  answer: PolicyAnswer | undefined;
  changing: boolean;
  busy: boolean;
  onClose(): void;
  onConfirm(): void;
}

function Actions({ form, answer, changing, busy, onClose, onConfirm }: ActionsProps) {
  const t = useText();
  const nobody = answer?.level === 3 && !answer.asks && !form.direct;
  return (
    <div className={panel.actions}>
      <Button onClick={onClose}>{t('cases.cancel')}</Button>
      <Button
        variant="primary"
        busy={busy}
        keys={confirmProposal.keys}
        onClick={onConfirm}
        reason={nobody ? t('cases.policy.nobodyShort') : undefined}
      >
        {form.direct
          ? t(form.replyNow ? 'cases.direct.buttonReply' : 'cases.direct.button')
          : buttonWords(t, answer, changing)}
      </Button>
    </div>
  );
}

function withAlternative(
  { lines, currency }: ProposeForm,
  answer: PolicyAnswer,
  other: NonNullable<PolicyAnswer['alternative']>,
): ProposeForm['lines'] {
  const offered = lineOffered(answer.lines);
  const change =
    'amountMinor' in other ? { amount: other.amountMinor / 10 ** minorDigits(currency) } : { solution: other.solution };
  return lines.map((line, n) => (n === offered ? { ...line, ...change } : line));
}

function buttonWords(t: ReturnType<typeof useText>, answer: PolicyAnswer | undefined, changing: boolean): string {
  if (changing && answer?.level !== 2) return t('cases.propose.changeButton');
  if (!answer) return t('cases.propose.button');
  if (answer.level <= 1) return t('cases.propose.apply');
  if (answer.level === 2)
    return t(answer.consult?.handOver ? 'cases.propose.handOver' : 'cases.propose.consult', {
      area: answer.consult?.name ?? '',
    });
  return t('cases.propose.ask');
}
