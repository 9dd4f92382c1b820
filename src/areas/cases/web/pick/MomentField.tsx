import { TextField } from '#ui/fields/TextField.tsx';

interface MomentFieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: Date | undefined;
  min?: Date;
  max?: Date;
  onChange(at: Date | undefined): void;
}

/** A date and a time of day where the person is, typed or chosen with the browser's own calendar. */
export function MomentField({ label, hint, error, value, min, max, onChange }: MomentFieldProps) {
  return (
    <TextField
      type="datetime-local"
      label={label}
      hint={hint}
      error={error}
      value={value ? written(value) : ''}
      min={min && written(min)}
      max={max && written(max)}
      onChange={(event) => onChange(read(event.currentTarget.value))}
    />
  );
}

/** `2026-10-14T09:00`, as the field has it. */
function written(at: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

function read(text: string): Date | undefined {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
