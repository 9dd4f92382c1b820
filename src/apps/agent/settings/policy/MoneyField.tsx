import type { ReactNode } from 'react';
import { NumberField } from '#ui/fields/NumberField.tsx';

interface MoneyFieldProps {
  label: string;
  hint?: ReactNode;
  currency: string;
  /** Minor units; null is none. */
  value: number | null;
  onChange(minor: number | null): void;
  optional?: boolean;
}

/** An amount as people write it, kept in minor units. */
export function MoneyField({ label, hint, currency, value, onChange, optional = true }: MoneyFieldProps) {
  const digits = digitsOf(currency);
  return (
    <NumberField
      label={`${label} (${currency})`}
      hint={hint}
      optional={optional}
      min={0}
      decimalScale={digits}
      value={value === null ? '' : value / 10 ** digits}
      onChange={(next) => onChange(typeof next === 'number' ? Math.round(next * 10 ** digits) : null)}
    />
  );
}

function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
