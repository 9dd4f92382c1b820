import { useQuery } from '@tanstack/react-query';
import type { Holiday, WorkingCalendar } from '#areas/clocks/web/index.ts';
import { FieldRow } from '#ui/fields/Form.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { Read } from '../Block.tsx';
import { FormDialog } from '../FormDialog.tsx';
import { seedsQuery } from '../queries.ts';
import styles from '../settings.module.css';
import { useValues } from '../use-values.ts';
import { type SeedDays, withOfficial } from './calendar-edit.rules.ts';

interface OfficialDialogProps {
  calendar: WorkingCalendar;
  year: number;
  onClose(): void;
  onTake(calendar: WorkingCalendar): void;
}

type SeedDay = SeedDays['days'][number] & { applies?: string };

/** What the law gives a country and a region, to be looked through before it counts. */
export function OfficialDialog({ calendar, year, onClose, onTake }: OfficialDialogProps) {
  const t = useText();
  const formats = useFormats();
  const { values, set, text } = useValues({
    country: calendar.holidaySource?.country ?? 'ES',
    region: calendar.holidaySource?.region ?? null,
    year,
  });
  const country = values.country.toUpperCase();
  const ready = country.length === 2 && values.year >= 1900 && values.year <= 2200;
  const reading = useQuery({ ...seedsQuery(country, values.region ?? undefined, values.year), enabled: ready });
  const days = ((reading.data?.days ?? []) as unknown as SeedDay[]).filter(
    ({ applies }) => (applies ?? 'everyone') === 'everyone',
  );
  const take = (): void => {
    if (days.length === 0) return;
    onTake(withOfficial(calendar, { country, region: values.region, year: values.year, days }));
    onClose();
  };
  const known = new Set(calendar.holidays.map((day: Holiday) => day.date));
  return (
    <FormDialog
      title={t('settings.holidays.official')}
      action={t('settings.holidays.take')}
      change={{ busy: reading.isFetching, refusal: undefined }}
      onSubmit={take}
      onClose={onClose}
    >
      <FieldRow>
        <TextField
          label={t('settings.company.country')}
          hint={t('settings.company.countryHint')}
          maxLength={2}
          {...text('country')}
        />
        <SelectField
          label={t('settings.holidays.region')}
          optional
          clearable
          searchable
          data={(reading.data?.regions ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          value={values.region}
          onChange={(region) => set({ region })}
        />
        <NumberField
          label={t('settings.holidays.year')}
          thousandSeparator=""
          allowDecimal={false}
          value={values.year}
          onChange={(next) => set({ year: Number(next) })}
        />
      </FieldRow>
      <Read from={reading}>
        {({ notes, source, credit }) => (
          <>
            <ul>
              {days.map(({ date, name }) => (
                <li key={date}>
                  {`${formats.fullDate(new Date(`${date}T12:00`))}: ${name[formats.locale]}`}
                  {known.has(date) && <span className={styles.quiet}> {t('settings.holidays.there')}</span>}
                </li>
              ))}
            </ul>
            {notes.map((note) => (
              <p key={note.es}>{note[formats.locale]}</p>
            ))}
            <p className={styles.quiet}>{`${source} · ${credit}`}</p>
          </>
        )}
      </Read>
    </FormDialog>
  );
}
