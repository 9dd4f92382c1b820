import { useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { call, type CallInput } from '#platform/http/client.ts';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';
import { minorDigits } from '#platform/money/minor-digits.rules.ts';
import { ActionButton, Button } from '#ui/controls/Button.tsx';
import { RadioField } from '#ui/fields/ChoiceField.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { Buttons } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { authorisationsApi, type AuthorisationView } from '../../authorisations/contract.ts';
import { approveAction, askAction, refuseAction } from './actions.ts';
import { FormButtons, useFirstFocus } from './FormParts.tsx';

type Open = 'change' | 'refuse' | 'ask' | undefined;
type Body = CallInput<typeof authorisationsApi.decide>['body'];

/** One button for each outcome; what needs words opens below. */
export function DecideForms({ it }: { it: AuthorisationView }) {
  const t = useText();
  const [open, setOpen] = useState<Open>();
  const reads = [oneKey('authorisation', it.id), manyKey('authorisation')];
  const close = (): void => setOpen(undefined);
  const decide = useChange(async (body: Body) => call(authorisationsApi.decide, { params: { id: it.id }, body }), {
    reads,
    said: t('authorisations.saved'),
    inForm: open !== undefined,
    onDone: close,
  });
  const ask = useChange(
    async (text: string) => call(authorisationsApi.askAbout, { params: { id: it.id }, body: { text } }),
    {
      reads,
      said: t('authorisations.asked', { name: it.requester.name }),
      inForm: true,
      onDone: close,
    },
  );
  const mayDecide = it.can['decide'] === true;
  // What is authorised already may be changed for a while, not authorised again.
  const mayApprove = mayDecide && it.state !== 'approved';
  const approve = useAction(approveAction, {
    run: () => decide.run({ outcome: 'approve' }),
    when: mayApprove && open === undefined,
    values: { total: it.words.total ?? 'none' },
  });
  const refuse = useAction(refuseAction, { run: () => setOpen('refuse'), when: mayDecide });
  const question = useAction(askAction, {
    run: () => setOpen('ask'),
    when: it.can['ask'] === true,
    values: { name: it.requester.name },
  });
  if (!mayDecide && it.state !== 'pending') return null;
  return (
    <>
      <Buttons>
        {mayApprove && <ActionButton action={approve} variant="primary" busy={decide.busy && open === undefined} />}
        {mayDecide && <ActionButton action={refuse} />}
        {mayDecide && it.mayChange && <Button onClick={() => setOpen('change')}>{t('authorisations.change')}</Button>}
        <ActionButton action={question} />
      </Buttons>
      {open === 'change' && <AmountForm it={it} decide={decide} onClose={close} />}
      {open === 'refuse' && <RefuseForm decide={decide} onClose={close} />}
      {open === 'ask' && <AskForm ask={ask} onClose={close} />}
    </>
  );
}

interface Deciding {
  run(body: Body): void;
  busy: boolean;
  refusal: string | undefined;
}

function AmountForm({ it, decide, onClose }: { it: AuthorisationView; decide: Deciding; onClose(): void }) {
  const t = useText();
  const box = useFirstFocus();
  const digits = minorDigits(it.currency);
  const [amount, setAmount] = useState<number | string>('');
  const minor = Math.round(Number(amount) * 10 ** digits);
  return (
    <div ref={box}>
      <Form
        refusal={decide.refusal}
        onSubmit={() => minor > 0 && decide.run({ outcome: 'change', amountMinor: minor })}
      >
        <NumberField
          label={t('authorisations.amount', { currency: it.currency })}
          value={amount}
          onChange={setAmount}
          min={0}
          decimalScale={digits}
        />
        <FormButtons label={t('authorisations.changeButton')} busy={decide.busy} onClose={onClose} ready={minor > 0} />
      </Form>
    </div>
  );
}

function RefuseForm({ decide, onClose }: { decide: Deciding; onClose(): void }) {
  const t = useText();
  const box = useFirstFocus();
  const [chosen, setChosen] = useState<string>();
  const [own, setOwn] = useState('');
  const suggested = ([1, 2, 3] as const).map((n) => t(`authorisations.refuse.${n}`));
  const reason = [chosen, own.trim()].filter(Boolean).join(' ');
  return (
    <div ref={box}>
      <Form refusal={decide.refusal} onSubmit={() => reason !== '' && decide.run({ outcome: 'refuse', reason })}>
        <RadioField
          label={t('authorisations.refuse.reason')}
          value={chosen}
          options={suggested.map((label) => ({ value: label, label }))}
          onChange={setChosen}
        />
        <TextArea
          label={t('authorisations.refuse.own')}
          optional
          minRows={2}
          value={own}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
        <FormButtons
          label={t('authorisations.refuse.button')}
          busy={decide.busy}
          onClose={onClose}
          ready={reason !== ''}
        />
      </Form>
    </div>
  );
}

function AskForm({
  ask,
  onClose,
}: {
  ask: { run(text: string): void; busy: boolean; refusal: string | undefined };
  onClose(): void;
}) {
  const t = useText();
  const box = useFirstFocus();
  const [text, setText] = useState('');
  return (
    <div ref={box}>
      <Form refusal={ask.refusal} onSubmit={() => text.trim() !== '' && ask.run(text.trim())}>
        <TextArea
          label={t('authorisations.question')}
          minRows={2}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <FormButtons
          label={t('authorisations.askButton')}
          busy={ask.busy}
          onClose={onClose}
          ready={text.trim() !== ''}
        />
      </Form>
    </div>
  );
}
