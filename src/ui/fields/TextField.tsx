import { Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/Input.layer.css';
import { Search } from 'lucide-react';
import { Icon } from '../controls/Icon.tsx';
import { fieldClasses, type FieldProps, useField } from './field.ts';

export type Bare<Props> = Omit<
  Props,
  keyof FieldProps | 'description' | 'required' | 'classNames' | 'size' | 'variant'
>;

export function TextField({ label, hint, error, optional, hideLabel, ...rest }: FieldProps & Bare<TextInputProps>) {
  const field = useField({ label, hint, error, optional: optional ?? false, hideLabel: hideLabel ?? false });
  return <TextInput {...field} classNames={fieldClasses} {...rest} />;
}

/** Several lines; it grows with what is written. */
export function TextArea({ label, hint, error, optional, hideLabel, ...rest }: FieldProps & Bare<TextareaProps>) {
  const field = useField({ label, hint, error, optional: optional ?? false, hideLabel: hideLabel ?? false });
  return <Textarea {...field} autosize minRows={3} maxRows={16} classNames={fieldClasses} {...rest} />;
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
