import { lazy, Suspense, useState } from 'react';
import type { FieldDefinition } from '#areas/organisation/contract.ts';
import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';

/** Heavy, and only companies with a field for a figure need it. */
const NumberField = lazy(async () => ({ default: (await import('#ui/fields/NumberField.tsx')).NumberField }));

type Value = string | number | boolean | null;

interface OwnFieldProps {
  id: string;
  definition: FieldDefinition;
  value: Value;
  onChange(value: Value): void;
  error?: string | undefined;
}

/** A field of the company's own, by its kind. Words and figures are given when the person leaves the field. */
export function OwnField({
  id,
  definition: { kind, choices, labelEs, labelEn, requiredToResolve },
  value,
  onChange,
  error,
}: OwnFieldProps) {
  const { locale } = useFormats();
  const shared = { id, label: locale === 'es' ? labelEs : labelEn, error, optional: !requiredToResolve };
  if (kind === 'boolean')
    return (
      <CheckField
        id={id}
        label={shared.label}
        error={error}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  if (kind === 'choice')
    return (
      <SelectField
        {...shared}
        data={choices}
        searchable={choices.length >= 10}
        clearable={!requiredToResolve}
        value={typeof value === 'string' ? value : null}
        onChange={onChange}
      />
    );
  if (kind === 'number')
    return (
      <Suspense>
        <NumberField
          {...shared}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : null)}
        />
      </Suspense>
    );
  if (kind === 'date')
    return (
      <TextField
        {...shared}
        type="date"
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.currentTarget.value || null)}
      />
    );
  return (
    <TypedField
      {...shared}
      value={typeof value === 'string' ? value : ''}
      onDone={(text) => onChange(text.trim() || null)}
    />
  );
}

interface TypedFieldProps {
  id: string;
  label: string;
  error: string | undefined;
  optional: boolean;
  value: string;
  onDone(text: string): void;
}

export function TypedField({ value, onDone, ...rest }: TypedFieldProps) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  return (
    <TextField
      {...rest}
      value={typed ?? value}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed !== undefined && typed !== value) onDone(typed);
        setTyped(undefined);
      }}
    />
  );
}
