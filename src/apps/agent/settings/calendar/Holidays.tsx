import { type ReactNode, useState } from 'react';
import type { Holiday, WorkingCalendar } from '#areas/clocks/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { DateField } from '#ui/fields/DateField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { Block } from '../Block.tsx';
import { FormDialog } from '../FormDialog.tsx';
import styles from '../settings.module.css';
import { useValues } from '../use-values.ts';
import { withHoliday, withoutHoliday } from './calendar-edit.rules.ts';
import { OfficialDialog } from './OfficialDialog.tsx';

interface HolidaysProps {
  calendar: WorkingCalendar;
  onChange(calendar: WorkingCalendar): void;
  saving: ReactNode;
}

/** The days that do not count, a year at a time. */
export function Holidays({ calendar, onChange, saving }: HolidaysProps) {
  const t = useText();
  const formats = useFormats();
  const thisYear = useNow().getFullYear();
  const [year, setYear] = useState(thisYear);
  const [open, setOpen] = useState<'add' | 'official' | undefined>(undefined);
  const years = [
    ...new Set([thisYear, thisYear + 1, ...calendar.holidays.map(({ date }) => Number(date.slice(0, 4)))]),
  ].toSorted((a, b) => a - b);
  const rows = calendar.holidays.filter(({ date }) => date.startsWith(String(year)));
  return (
    <Block
      title={t('settings.holidays')}
      about={t('settings.holidays.about')}
      tools={
        <>
          <SelectField
            label={t('settings.holidays.year')}
            hideLabel
            data={years.map(String)}
            value={String(year)}
            onChange={(next) => setYear(Number(next))}
            w="6rem"
          />
          <Button onClick={() => setOpen('official')}>{t('settings.holidays.official')}</Button>
          <Button onClick={() => setOpen('add')}>{t('settings.holidays.add')}</Button>
        </>
      }
    >
      <DataTable<Holiday>
        caption={t('settings.holidays')}
        rows={rows}
        idOf={({ date }) => date}
        empty={<EmptyState fact={t('settings.holidays.none', { year: String(year) })} />}
        columns={[
          {
            id: 'date',
            label: t('settings.holidays.date'),
            cell: ({ date }) => formats.fullDate(new Date(`${date}T12:00`)),
          },
          { id: 'name', label: t('settings.name'), cell: ({ name }) => name[formats.locale] },
          {
            id: 'scope',
            label: t('settings.holidays.scope'),
            cell: ({ scope }) => t(`settings.holidays.scope.${scope}`),
          },
          {
            id: 'hours',
            label: t('settings.hours'),
            cell: (day) =>
              day.kind === 'full'
                ? t('settings.hours.closed')
                : day.slots.map(({ from, to }) => `${from}–${to}`).join(', '),
          },
          {
            id: 'actions',
            label: t('settings.actions'),
            hideLabel: true,
            align: 'end',
            cell: ({ date }) => (
              <Button variant="quiet" onClick={() => onChange(withoutHoliday(calendar, date))}>
                {t('settings.remove')}
              </Button>
            ),
          },
        ]}
      />
      <p className={styles.quiet}>{t('settings.holidays.unsaved')}</p>
      {saving}
      {open === 'add' && (
        <HolidayDialog onClose={() => setOpen(undefined)} onAdd={(day) => onChange(withHoliday(calendar, day))} />
      )}
      {open === 'official' && (
        <OfficialDialog calendar={calendar} year={year} onClose={() => setOpen(undefined)} onTake={onChange} />
      )}
    </Block>
  );
}

function HolidayDialog({ onClose, onAdd }: { onClose(): void; onAdd(day: Holiday): void }) {
  const t = useText();
  const { values, set, text } = useValues({ date: null as string | null, name: '' });
  const { date, name } = values;
  const add = (): void => {
    if (!date || name.trim() === '') return;
    onAdd({ date, name: { es: name.trim(), en: name.trim() }, scope: 'local', kind: 'full' });
    onClose();
  };
  return (
    <FormDialog
      size="small"
      title={t('settings.holidays.add')}
      action={t('settings.holidays.add')}
      change={{ busy: false, refusal: undefined }}
      onSubmit={add}
      onClose={onClose}
    >
      <DateField label={t('settings.holidays.date')} value={date} onChange={(next) => set({ date: next })} />
      <TextField label={t('settings.name')} {...text('name')} />
    </FormDialog>
  );
}
