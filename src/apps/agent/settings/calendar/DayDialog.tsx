import { useState } from 'react';
import type { Slot } from '#areas/clocks/web/index.ts';
import { RadioField } from '#ui/fields/ChoiceField.tsx';
import { DateField } from '#ui/fields/DateField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { FormDialog } from '../FormDialog.tsx';
import styles from '../settings.module.css';
import { useValues } from '../use-values.ts';
import { isTime } from './calendar-edit.rules.ts';
import { SlotsEditor } from './SlotsEditor.tsx';

/** One date of a calendar: closed, or with hours of its own. */
export interface SpecialDay {
  date: string;
  name: { es: string; en: string };
  slots: Slot[];
}

interface DayDialogProps {
  title: string;
  /** What it is about to be: a new one when there is none yet. */
  day: SpecialDay | undefined;
  /** The dates that have one already. */
  taken: readonly string[];
  closedFirst: boolean;
  onSave(day: SpecialDay): void;
  onClose(): void;
}

export function DayDialog({ title, day, taken, closedFirst, onSave, onClose }: DayDialogProps) {
  const t = useText();
  const { locale } = useFormats();
  const [tried, setTried] = useState(false);
  const { values, set, text } = useValues({
    date: day?.date ?? null,
    name: day?.name[locale] ?? '',
    hours: (day ? day.slots.length === 0 : closedFirst) ? 'closed' : 'open',
    slots: day && day.slots.length > 0 ? day.slots : [{ from: '09:00', to: '14:00' }],
  });
  const { date, hours } = values;
  const name = values.name.trim();
  const slots = hours === 'open' ? values.slots : [];
  const again = date !== null && date !== day?.date && taken.includes(date);
  const save = (): void => {
    setTried(true);
    if (!date || again || name === '' || !slots.every(({ from, to }) => isTime(from) && isTime(to))) return;
    // A name left as it was keeps its other language.
    onSave({ date, name: day && day.name[locale] === name ? day.name : { es: name, en: name }, slots });
    onClose();
  };
  const missing = (is: boolean): string | undefined => (tried && is ? t('settings.holidays.missing') : undefined);
  return (
    <FormDialog
      size="small"
      title={title}
      action={day ? t('settings.holidays.change') : title}
      change={{ busy: false, refusal: undefined }}
      onSubmit={save}
      onClose={onClose}
    >
      <DateField
        data-autofocus
        label={t('settings.holidays.date')}
        value={date}
        onChange={(next) => set({ date: next })}
        error={again ? t('settings.holidays.taken') : missing(!date)}
      />
      <TextField label={t('settings.name')} {...text('name')} error={missing(name === '')} />
      <RadioField
        label={t('settings.hours')}
        value={hours}
        options={[
          { value: 'closed', label: t('settings.hours.closed') },
          { value: 'open', label: t('settings.hours.own') },
        ]}
        onChange={(next) => set({ hours: next })}
      />
      {hours === 'open' && (
        <div role="group" aria-label={t('settings.hours.own')} className={styles.slots}>
          <SlotsEditor
            day={t('settings.hours.thatDay')}
            slots={values.slots}
            onChange={(next) => set({ slots: next })}
          />
        </div>
      )}
    </FormDialog>
  );
}
