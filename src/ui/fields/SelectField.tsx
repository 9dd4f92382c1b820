import {
  type ComboboxItem,
  MultiSelect,
  type MultiSelectProps,
  type OptionsFilter,
  Select,
  type SelectProps,
  TagsInput,
  type TagsInputProps,
} from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Pill.layer.css';
import '@mantine/core/styles/PillsInput.layer.css';
import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Combobox.layer.css';
import { fold } from '../format/fold.rules.ts';
import { useText } from '../text.ts';
import { type FieldProps, listClasses, useField } from './field.ts';

type Bare<Props> = Omit<
  Props,
  keyof FieldProps | 'description' | 'required' | 'classNames' | 'size' | 'variant' | 'filter'
>;

/** Accents and case aside, as everywhere. */
const byFoldedLabel: OptionsFilter = ({ options, search }) => {
  const wanted = fold(search.trim());
  return (options as ComboboxItem[]).filter(({ label }) => fold(label).includes(wanted));
};

/** One of a list. `searchable` from ten options on. */
export function SelectField({ label, hint, error, optional, hideLabel, ...rest }: FieldProps & Bare<SelectProps>) {
  const t = useText();
  const field = useField({ label, hint, error, optional: optional ?? false, hideLabel: hideLabel ?? false });
  return (
    <Select
      {...field}
      allowDeselect={optional ?? false}
      filter={byFoldedLabel}
      nothingFoundMessage={t('ui.field.nothingFound')}
      comboboxProps={{ shadow: 'md', offset: 4 }}
      classNames={listClasses}
      {...rest}
    />
  );
}

/** Several of a list. */
export function MultiSelectField({
  label,
  hint,
  error,
  optional,
  hideLabel,
  ...rest
}: FieldProps & Bare<MultiSelectProps>) {
  const t = useText();
  const field = useField({ label, hint, error, optional: optional ?? false, hideLabel: hideLabel ?? false });
  return (
    <MultiSelect
      {...field}
      filter={byFoldedLabel}
      nothingFoundMessage={t('ui.field.nothingFound')}
      comboboxProps={{ shadow: 'md', offset: 4 }}
      classNames={listClasses}
      {...rest}
    />
  );
}

/** Several words of the person's own: ↵ or a comma ends each. */
export function TagsField({ label, hint, error, optional, hideLabel, ...rest }: FieldProps & Bare<TagsInputProps>) {
  const field = useField({ label, hint, error, optional: optional ?? false, hideLabel: hideLabel ?? false });
  return (
    <TagsInput
      {...field}
      filter={byFoldedLabel}
      comboboxProps={{ shadow: 'md', offset: 4 }}
      classNames={listClasses}
      {...rest}
    />
  );
}
