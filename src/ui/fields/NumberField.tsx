import { NumberInput, type NumberInputProps } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/NumberInput.layer.css';
import { useFormats } from '../format/FormatsProvider.tsx';
import { fieldClasses, type FieldProps, useField } from './field.ts';

type Bare = Omit<NumberInputProps, keyof FieldProps | 'description' | 'required' | 'classNames' | 'size' | 'variant'>;

/** A figure, written as the person's language writes it: «1.284,50». */
export function NumberField({ label, hint, error, optional, hideLabel, ...rest }: FieldProps & Bare) {
  const { locale } = useFormats();
  const field = useField({ label, hint, error, optional: optional ?? false, hideLabel: hideLabel ?? false });
  const separators =
    locale === 'es'
      ? { decimalSeparator: ',', thousandSeparator: '.' }
      : { decimalSeparator: '.', thousandSeparator: ',' };
  return <NumberInput {...field} {...separators} hideControls classNames={fieldClasses} {...rest} />;
}
