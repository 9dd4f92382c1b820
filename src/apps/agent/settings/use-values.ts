import { useState } from 'react';

/** The values of a form, with what a text field needs of each. */
export function useValues<Values extends object>(initial: Values) {
  const [values, setValues] = useState(initial);
  const set = (change: Partial<Values>): void => setValues((now) => ({ ...now, ...change }));
  const text = (key: keyof Values & string) => ({
    name: key,
    value: String(values[key] ?? ''),
    onChange: (event: { currentTarget: { value: string } }) =>
      set({ [key]: event.currentTarget.value } as Partial<Values>),
  });
  return { values, set, text };
}
