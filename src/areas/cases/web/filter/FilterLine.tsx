import { X } from 'lucide-react';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { MultiSelectField, SelectField, TagsField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { defOf, type SelectorField } from '../../selecting/fields.rules.ts';
import styles from './filter.module.css';
import { fieldChoices, fieldLabel, isDated, type Line, valueChoices } from './form.rules.ts';
import { useSpeech } from './use-vocabulary.ts';

interface FilterLineProps {
  n: number;
  line: Line;
  wrong: boolean;
  onChange(line: Line): void;
  onRemove(): void;
}

/** One condition: which field, is or is not, and what. */
export function FilterLine({ n, line, wrong, onChange, onRemove }: FilterLineProps) {
  const t = useText();
  const { language } = useSpeech();
  return (
    <div className={styles.line} role="group" aria-label={t('cases.filter.line', { n })}>
      <SelectField
        label={t('cases.filter.field')}
        hideLabel
        searchable
        data={fieldChoices(language)}
        value={line.field}
        onChange={(field) => field && onChange({ ...line, field: field as SelectorField, values: [], typed: '' })}
      />
      <SelectField
        label={t('cases.filter.how')}
        hideLabel
        data={[
          { value: 'is', label: t('cases.filter.is') },
          { value: 'not', label: t('cases.filter.isNot') },
        ]}
        value={line.not ? 'not' : 'is'}
        onChange={(how) => onChange({ ...line, not: how === 'not' })}
      />
      <div className={styles.values}>
        <LineValues line={line} wrong={wrong} onChange={onChange} />
      </div>
      <IconButton icon={X} label={t('cases.filter.remove', { n })} onClick={onRemove} />
    </div>
  );
}

function LineValues({ line, wrong, onChange }: Pick<FilterLineProps, 'line' | 'wrong' | 'onChange'>) {
  const t = useText();
  const { names, language } = useSpeech();
  const label = fieldLabel(line.field, language);
  if (isDated(line.field))
    return (
      <TextField
        label={label}
        hideLabel
        placeholder={t(line.field === 'due' ? 'cases.filter.due.example' : 'cases.filter.day.example')}
        error={wrong ? t('cases.filter.problem.day', { value: line.typed }) : undefined}
        value={line.typed}
        onChange={(event) => onChange({ ...line, typed: event.currentTarget.value })}
      />
    );
  const values = [...line.values];
  const set = (next: string[]): void => onChange({ ...line, values: next });
  if (defOf(line.field).kind === 'text')
    return (
      <TagsField
        label={label}
        hideLabel
        placeholder={values.length === 0 ? t('cases.filter.text.example') : ''}
        value={values}
        onChange={set}
        acceptValueOnBlur
      />
    );
  return (
    <MultiSelectField
      label={label}
      hideLabel
      searchable
      placeholder={values.length === 0 ? t('cases.filter.any') : ''}
      data={valueChoices(line.field, names, language)}
      value={values}
      onChange={set}
    />
  );
}
