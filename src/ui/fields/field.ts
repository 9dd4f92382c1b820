import type { ReactNode } from 'react';
import { useText } from '../text.ts';
import styles from './fields.module.css';

/** What every field takes besides its value. */
export interface FieldProps {
  label: string;
  /** How to fill it in, before the mistake. */
  hint?: ReactNode;
  /** What is wrong with it, under it. */
  error?: ReactNode;
  /** Fields are required unless they say otherwise; no asterisks. */
  optional?: boolean;
  /** The label is there only for screen readers: the place says it already. */
  hideLabel?: boolean;
}

export const fieldClasses = {
  root: styles.root ?? '',
  label: styles.label ?? '',
  description: styles.hint ?? '',
  error: styles.error ?? '',
  wrapper: styles.wrapper ?? '',
  input: styles.input ?? '',
};

export const listClasses = {
  ...fieldClasses,
  pill: styles.pill ?? '',
  inputField: styles.inputField ?? '',
  dropdown: styles.dropdown ?? '',
  option: styles.option ?? '',
  empty: styles.nothing ?? '',
};

/** Our props as Mantine's inputs take them. */
export function useField({ label, hint, error, optional = false, hideLabel = false }: FieldProps) {
  const t = useText();
  return {
    label: optional ? t('ui.field.optional', { label }) : label,
    description: hint,
    error,
    required: !optional,
    withAsterisk: false,
    labelProps: hideLabel ? { className: 'visually-hidden' } : {},
  };
}
