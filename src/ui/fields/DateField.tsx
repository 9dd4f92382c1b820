import 'dayjs/locale/es';
import 'dayjs/locale/en-gb';
import { DateInput, type DateInputProps } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import { useFormats, useNow } from '../format/FormatsProvider.tsx';
import { useText } from '../text.ts';
import { fieldClasses, type FieldProps, useField } from './field.ts';
import { typedDate } from './typed-date.rules.ts';

type Bare = Omit<DateInputProps, keyof FieldProps | 'description' | 'required' | 'classNames' | 'size' | 'variant'>;

/** A day, as `YYYY-MM-DD`; typed or chosen. Weeks start on Monday. Load it with the screen that needs it: it is heavy. */
export function DateField({ label, hint, error, optional, hideLabel, ...rest }: FieldProps & Bare) {
  const { locale } = useFormats();
  const now = useNow();
  const t = useText();
  const field = useField({ label, hint, error, optional: optional ?? false, hideLabel: hideLabel ?? false });
  return (
    <DateInput
      {...field}
      locale={locale === 'es' ? 'es' : 'en-gb'}
      firstDayOfWeek={1}
      valueFormat="DD/MM/YYYY"
      hideOutsideDates
      ariaLabels={{
        previousMonth: t('ui.date.previousMonth'),
        nextMonth: t('ui.date.nextMonth'),
        previousYear: t('ui.date.previousYear'),
        nextYear: t('ui.date.nextYear'),
        previousDecade: t('ui.date.previousDecade'),
        nextDecade: t('ui.date.nextDecade'),
      }}
      dateParser={(text) => typedDate(text, now)}
      placeholder={locale === 'es' ? 'dd/mm/aaaa' : 'dd/mm/yyyy'}
      clearable={optional ?? false}
      classNames={fieldClasses}
      {...rest}
    />
  );
}
