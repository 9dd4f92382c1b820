import { useState } from 'react';
import { toast } from '#ui/feedback/toasts.ts';
import { RadioField } from '#ui/fields/ChoiceField.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { type HumanRequest, lawApi } from '../../law/law.contract.ts';
import { Asking } from './LawDialogs.tsx';
import { useLaw } from './use-law.ts';

const OUTCOMES = ['content', 'goes_on', 'no_answer'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** What came of the call: one press, and words if there is something to say. */
export function CalledDialog({ request, onClose }: { request: HumanRequest; onClose(): void }) {
  const t = useText();
  const { id, reference, customer } = request;
  const [outcome, setOutcome] = useState<Outcome>('content');
  const [words, setWords] = useState('');
  const done = (): void => {
    toast(t('cases.calls.done'));
    onClose();
  };
  const attend = useLaw(lawApi.attendRequest, reference, done);
  const attempt = useLaw(lawApi.tryRequest, reference, done);
  const params = { reference, id };
  const save = (): void => {
    if (outcome === 'no_answer') attempt.run({ params, body: {} });
    else {
      const said = [t(`cases.calls.outcome.${outcome}`), words.trim()].filter(Boolean).join('. ');
      attend.run({ params, body: { outcome: said } });
    }
  };
  return (
    <Asking
      title={t('cases.calls.title', { name: customer || reference })}
      confirm={t('cases.calls.save')}
      problem={attend.problem ?? attempt.problem}
      busy={attend.busy || attempt.busy}
      onClose={onClose}
      onSubmit={save}
    >
      <RadioField<Outcome>
        label={t('cases.calls.outcome')}
        options={OUTCOMES.map((value) => ({ value, label: t(`cases.calls.outcome.${value}`) }))}
        value={outcome}
        onChange={setOutcome}
      />
      {outcome !== 'no_answer' && (
        <TextArea
          label={t('cases.calls.words')}
          optional
          minRows={2}
          maxLength={1900}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
    </Asking>
  );
}
