import { Checkbox, type CheckboxProps, Radio, Switch, type SwitchProps } from '@mantine/core';
import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/Radio.layer.css';
import '@mantine/core/styles/Switch.layer.css';
import styles from './fields.module.css';
import { fieldClasses, type FieldProps, useField } from './field.ts';

const inlineClasses = {
  body: styles.choice ?? '',
  label: styles.choiceLabel ?? '',
  description: `${styles.hint} ${styles.choiceHint}`,
  error: styles.error ?? '',
};

type InlineProps = Pick<FieldProps, 'label' | 'hint' | 'error'>;

/** Yes or no, saved with the form. */
export function CheckField({
  hint,
  ...rest
}: InlineProps & Omit<CheckboxProps, keyof FieldProps | 'description' | 'classNames'>) {
  return <Checkbox size="md" description={hint} classNames={inlineClasses} {...rest} />;
}

/** On or off, at once. */
export function SwitchField({
  hint,
  ...rest
}: InlineProps & Omit<SwitchProps, keyof FieldProps | 'description' | 'classNames'>) {
  return <Switch size="md" description={hint} classNames={{ ...inlineClasses, thumb: styles.thumb ?? '' }} {...rest} />;
}

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  hint?: string;
}

interface RadioFieldProps<Value extends string> extends FieldProps {
  value: Value | undefined;
  options: readonly Choice<Value>[];
  onChange(value: Value): void;
}

/** One of a few, all in sight. */
export function RadioField<Value extends string>({ value, options, onChange, ...rest }: RadioFieldProps<Value>) {
  const field = useField(rest);
  return (
    <Radio.Group {...field} value={value ?? null} onChange={(chosen) => onChange(chosen)} classNames={fieldClasses}>
      <div className={styles.choices}>
        {options.map((option) => (
          <Radio
            key={option.value}
            size="md"
            value={option.value}
            label={option.label}
            description={option.hint}
            classNames={inlineClasses}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
