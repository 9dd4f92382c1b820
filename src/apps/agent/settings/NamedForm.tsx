import { SwitchField } from '#ui/fields/ChoiceField.tsx';
import { FieldRow } from '#ui/fields/Form.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';

type Label = 'labelEs' | 'labelEn';

interface LabelFieldsProps {
  text(key: Label): { name: string; value: string; onChange(event: { currentTarget: { value: string } }): void };
  wrong(field: Label): string | undefined;
}

/** What something of the company's own is called, in both languages. */
export function LabelFields({ text, wrong }: LabelFieldsProps) {
  const t = useText();
  return (
    <FieldRow>
      <TextField data-autofocus label={t('settings.labelEs')} {...text('labelEs')} error={wrong('labelEs')} />
      <TextField label={t('settings.labelEn')} {...text('labelEn')} error={wrong('labelEn')} />
    </FieldRow>
  );
}

interface InUseFieldProps {
  active: boolean;
  set(change: { active: boolean }): void;
}

/** Whether it may still be chosen; what has it keeps it. */
export function InUseField({ active, set }: InUseFieldProps) {
  const t = useText();
  return (
    <SwitchField
      label={t('settings.inUse')}
      checked={active}
      onChange={(event) => set({ active: event.currentTarget.checked })}
    />
  );
}
