import { RadioField } from '#ui/fields/ChoiceField.tsx';
import { useText } from '#ui/text.ts';
import { asksReceipt, asksRecording, type NewCaseForm, RECEIPTS, RECORDINGS } from './new-case.rules.ts';

interface AskedFieldsProps {
  values: NewCaseForm;
  set(part: Partial<NewCaseForm>): void;
}

/** What the law wants asked while they are there: whether the call may be recorded, and where the receipt goes. */
export function AskedFields({ values, set }: AskedFieldsProps) {
  const t = useText();
  return (
    <>
      {asksRecording(values) && (
        <RadioField
          label={t('cases.new.recording')}
          hint={t('cases.new.recording.hint')}
          value={values.recording}
          options={RECORDINGS.map((value) => ({
            value,
            label: t(value === 'unasked' ? 'cases.new.unasked' : `cases.new.recording.${value}`),
          }))}
          onChange={(recording) => set({ recording })}
        />
      )}
      {asksReceipt(values) && (
        <RadioField
          label={t('cases.new.receiptHow')}
          hint={t('cases.new.receipt.hint')}
          value={values.receipt}
          options={RECEIPTS.map((value) => ({
            value,
            label: t(value === 'unasked' ? 'cases.new.unasked' : `cases.new.receipt.${value}`),
          }))}
          onChange={(receipt) => set({ receipt })}
        />
      )}
    </>
  );
}
