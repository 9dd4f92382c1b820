import { NumberField } from '#ui/fields/NumberField.tsx';

interface CountFieldProps {
  label: string;
  value: number | null;
  onChange(value: number | null): void;
  min?: number;
  max?: number;
}

/** A whole number that may be left out. */
export function CountField({ label, value, onChange, min = 0, max }: CountFieldProps) {
  return (
    <NumberField
      label={label}
      optional
      min={min}
      {...(max === undefined ? {} : { max })}
      allowDecimal={false}
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : null)}
    />
  );
}
