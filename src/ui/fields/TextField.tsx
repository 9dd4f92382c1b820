import { Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/Input.layer.css';
import { Search } from 'lucide-react';
import { Icon } from '../controls/Icon.tsx';
import { useText } from '../text.ts';
import { fieldClasses, type FieldProps, useField } from './field.ts';

export type Bare<Props> = Omit<
  Props,
  keyof FieldProps | 'description' | 'required' | 'classNames' | 'size' | 'variant'
>;

export function TextField({
  label,
  hint,
  error,
  optional,
  hideLabel,
  maxLength,
  ...rest
}: FieldProps & Bare<TextInputProps>) {
  const tooLong = useTooLong(rest.value, maxLength);
  const said = error ?? tooLong;
  const field = useField({ label, hint, error: said, optional: optional ?? false, hideLabel: hideLabel ?? false });
  return <TextInput {...field} classNames={fieldClasses} {...rest} />;
}

/** Several lines; it grows with what is written. */
export function TextArea({
  label,
  hint,
  error,
  optional,
  hideLabel,
  maxLength,
  ...rest
}: FieldProps & Bare<TextareaProps>) {
  const tooLong = useTooLong(rest.value, maxLength);
  const said = error ?? tooLong;
  const field = useField({ label, hint, error: said, optional: optional ?? false, hideLabel: hideLabel ?? false });
  return <Textarea {...field} autosize minRows={3} maxRows={16} classNames={fieldClasses} {...rest} />;
}

/** A browser that is given the length cuts what is pasted and says nothing: here all of it stays, and how much is too much is said. */
function useTooLong(value: unknown, most: number | undefined): string | undefined {
  const t = useText();
  const over = typeof value === 'string' && most !== undefined ? value.length - most : 0;
  return over > 0 ? t('ui.field.tooLong', { n: over }) : undefined;
}

/** A search box: its label is read, its glass is seen. */
export function SearchField({ label, ...rest }: { label: string } & Bare<TextInputProps>) {
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<Icon as={Search} />}
      autoComplete="off"
      spellCheck={false}
      classNames={fieldClasses}
      {...rest}
    />
  );
}
