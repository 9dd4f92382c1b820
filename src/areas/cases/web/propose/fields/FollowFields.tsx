import { type Meaning, MEANINGS } from '#areas/authority/contract.ts';
import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { FieldRow } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextArea, TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { AttachFiles } from '../../files/AttachFiles.tsx';
import styles from '../propose.module.css';
import type { AnswerForm, MissingPart, ProposeForm } from '../propose.rules.ts';
import { ReplyField } from './ReplyField.tsx';

interface FollowFieldsProps {
  form: ProposeForm;
  level: number;
  /** The area takes the case over: it presses no button. */
  handOver: boolean;
  /** What the reply says while nobody has written it. */
  draft: string;
  errorOf(part: MissingPart): string | undefined;
  onChange(part: Partial<ProposeForm>): void;
}

/** What goes out with the proposal: the reply, the question to the area, or the word to the customer that we are on it. */
export function FollowFields({ form, level, handOver, draft, errorOf, onChange }: FollowFieldsProps) {
  const t = useText();
  if (level <= 1)
    return (
      <ReplyField
        id="propose-reply"
        value={form.reply === '' ? draft : form.reply}
        reasons={form.reasons}
        error={errorOf('reply')}
        onChange={onChange}
      />
    );
  return (
    <>
      {level === 2 && (
        <>
          <TextArea
            id="propose-question"
            label={t('cases.propose.question')}
            value={form.question}
            onChange={(event) => onChange({ question: event.currentTarget.value })}
            error={errorOf('question')}
          />
          {!handOver && (
            <div className={styles.answers}>
              {form.answers.map((answer, n) => (
                <Answer
                  key={n}
                  n={n}
                  answer={answer}
                  error={answer.label === '' ? errorOf('answers') : undefined}
                  onChange={(part) =>
                    onChange({ answers: form.answers.map((one, at) => (at === n ? { ...one, ...part } : one)) })
                  }
                />
              ))}
            </div>
          )}
          <AttachFiles files={form.files} onChange={(files) => onChange({ files })} />
        </>
      )}
      <CheckField
        label={t('cases.propose.tell')}
        hint={t('cases.propose.tellHint')}
        checked={form.tellCustomer}
        onChange={(event) => onChange({ tellCustomer: event.currentTarget.checked })}
      />
    </>
  );
}

/** Of a change: the policy it was asked under goes on ruling, unless today's is asked for on purpose. */
export function AnewCheck({ form, asked, onChange }: Pick<FollowFieldsProps, 'form' | 'onChange'> & { asked: number }) {
  const t = useText();
  return (
    <CheckField
      label={t('cases.propose.anew')}
      hint={t('cases.propose.anewHint', { version: asked })}
      checked={form.anew}
      onChange={(event) => onChange({ anew: event.currentTarget.checked })}
    />
  );
}

interface AnswerProps {
  n: number;
  answer: AnswerForm;
  error: string | undefined;
  onChange(part: Partial<AnswerForm>): void;
}

/** The words of a button and what pressing it means: only a yes lets the proposal go on. */
function Answer({ n, answer, error, onChange }: AnswerProps) {
  const t = useText();
  return (
    <FieldRow>
      <TextField
        id={n === 0 ? 'propose-answers' : `propose-answers-${n}`}
        label={t('cases.consult.answer', { n: n + 1 })}
        value={answer.label}
        onChange={(event) => onChange({ label: event.currentTarget.value })}
        error={error}
      />
      <SelectField
        label={t('cases.propose.meaning', { n: n + 1 })}
        data={MEANINGS.map((value) => ({ value, label: t(`cases.propose.meaning.${value}`) }))}
        value={answer.meaning}
        onChange={(meaning) => meaning && onChange({ meaning: meaning as Meaning })}
      />
    </FieldRow>
  );
}
