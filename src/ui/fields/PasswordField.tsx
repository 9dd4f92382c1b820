import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/ActionIcon.layer.css';
import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/PasswordInput.layer.css';
import { useText } from '../text.ts';
import { fieldClasses, type FieldProps, useField } from './field.ts';
import type { Bare } from './TextField.tsx';

/** Paste and password managers work; the eye shows what was typed. */
export function PasswordField({
  label,
  hint,
  error,
  optional,
  hideLabel,
  ...rest
}: FieldProps & Bare<PasswordInputProps>) {
  const t = useText();
  const field = useField({ label, hint, error, optional: optional ?? false, hideLabel: hideLabel ?? false });
  return (
    <PasswordInput
      {...field}
      classNames={fieldClasses}
      visibilityToggleButtonProps={{ 'aria-label': t('ui.field.showPassword'), tabIndex: 0 }}
      {...rest}
    />
  );
}
