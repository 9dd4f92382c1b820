import { type ReactNode, useState } from 'react';
import { minorDigits } from '#platform/money/minor-digits.rules.ts';
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
  const digits = minorDigits(currency);
  // While it is typed it may be «18,»: no number yet, and not nothing either.
  const [typed, setTyped] = useState<number | string>(value === null ? '' : value / 10 ** digits);
  return (
    <NumberField
      label={`${label} (${currency})`}
      hint={hint}
      optional={optional}
      min={0}
      decimalScale={digits}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        onChange(next === '' ? null : Math.round(Number(next) * 10 ** digits));
      }}
    />
  );
}
