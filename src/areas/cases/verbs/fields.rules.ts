import { z } from 'zod';
import { invalid, missing } from '#platform/errors/index.ts';

export type FieldValues = Record<string, string | number | boolean | null>;

export interface FieldDefinition {
  key: string;
  kind: 'text' | 'number' | 'date' | 'choice' | 'boolean';
  choices: readonly string[];
  active: boolean;
}

/** Values of own fields against their definitions; null empties one. Throws with the key that is wrong. */
export function checkFields(definitions: readonly FieldDefinition[], values: FieldValues): FieldValues {
  for (const [key, value] of Object.entries(values)) {
    const definition = definitions.find((one) => one.key === key && one.active);
    if (!definition) throw missing('field.not_found', { field: key });
    if (value !== null && !fits(definition, value)) throw invalid('field.wrong_value', { field: key });
  }
  return values;
}

function fits({ kind, choices }: FieldDefinition, value: string | number | boolean): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && choices.includes(value);
    case 'date':
      return typeof value === 'string' && z.iso.date().safeParse(value).success;
  }
}
