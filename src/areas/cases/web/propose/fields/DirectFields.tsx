import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { useText } from '#ui/text.ts';
import type { MissingPart, ProposeForm } from '../propose.rules.ts';
import { ReplyField } from './ReplyField.tsx';

interface DirectFieldsProps {
  form: ProposeForm;
  /** What the reply says while nobody has written it. */
  draft: string;
  errorOf(part: MissingPart): string | undefined;
  onChange(part: Partial<ProposeForm>): void;
}

/** Only the Director has it: to decide over what the policy says, and whether the customer hears of it now or by whoever has the case. */
export function DirectCheck({ form, onChange }: Pick<DirectFieldsProps, 'form' | 'onChange'>) {
  const t = useText();
  return (
    <CheckField
      label={t('cases.direct.check')}
      hint={t('cases.direct.hint')}
      checked={form.direct}
      onChange={(event) => onChange({ direct: event.currentTarget.checked })}
    />
  );
}

export function DirectFields({ form, draft, errorOf, onChange }: DirectFieldsProps) {
  const t = useText();
  return (
    <>
      <CheckField
        label={t('cases.direct.replyNow')}
        hint={t('cases.direct.replyNowHint')}
        checked={form.replyNow}
        onChange={(event) => onChange({ replyNow: event.currentTarget.checked })}
      />
      {form.replyNow && (
        <ReplyField
          id="propose-reply"
          value={form.reply === '' ? draft : form.reply}
          reasons={form.reasons}
          error={errorOf('reply')}
          onChange={onChange}
        />
      )}
    </>
  );
}
