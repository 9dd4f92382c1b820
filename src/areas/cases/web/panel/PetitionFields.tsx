import { X } from 'lucide-react';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { OUTCOMES } from '../../contract.ts';
import styles from './panel.module.css';
import type { Outcome, PetitionForm } from './resolution.rules.ts';

interface PetitionFieldsProps {
  form: PetitionForm;
  n: number;
  errorOf(field: string): string | undefined;
  onChange(part: Partial<PetitionForm>): void;
  onRemove: (() => void) | undefined;
}

/** One thing the customer asks, what became of it, and why. */
export function PetitionFields({ form, n, errorOf, onChange, onRemove }: PetitionFieldsProps) {
  const t = useText();
  const { key } = form;
  return (
    <fieldset className={styles.petition}>
      <legend className={styles.legend}>
        {t('cases.petition.n', { n })}
        {onRemove && <IconButton icon={X} label={t('cases.petition.remove', { n })} onClick={onRemove} />}
      </legend>
      <TextArea
        id={`${key}-text`}
        label={t('cases.petition.text')}
        minRows={1}
        value={form.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
        error={errorOf(`${key}-text`)}
      />
      <div className={styles.decision}>
        <SelectField
          id={`${key}-outcome`}
          label={t('cases.petition.outcome')}
          data={OUTCOMES.map((outcome) => ({ value: outcome, label: t(`cases.outcome.${outcome}`) }))}
          value={form.outcome === '' ? null : form.outcome}
          onChange={(outcome) => onChange({ outcome: (outcome ?? '') as Outcome | '' })}
          error={errorOf(`${key}-outcome`)}
        />
        <TextArea
          id={`${key}-reason`}
          label={t('cases.petition.reason')}
          minRows={1}
          value={form.reason}
          onChange={(event) => onChange({ reason: event.currentTarget.value })}
          error={errorOf(`${key}-reason`)}
        />
      </div>
    </fieldset>
  );
}
