import { type ReactNode, useState } from 'react';
import type { Holiday, WorkingCalendar } from '#areas/clocks/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import type { Column } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { Block } from '../Block.tsx';
import styles from '../settings.module.css';
import { withHoliday, withoutHoliday } from './calendar-edit.rules.ts';
import { DayDialog, type SpecialDay } from './DayDialog.tsx';
import { DayTable } from './DayTable.tsx';
import { OfficialDialog } from './OfficialDialog.tsx';

interface HolidaysProps {
  calendar: WorkingCalendar;
  onChange(calendar: WorkingCalendar): void;
  saving: ReactNode;
}

type HolidayRow = SpecialDay & Pick<Holiday, 'scope'>;

/** The days that do not count, a year at a time. */
export function Holidays({ calendar, onChange, saving }: HolidaysProps) {
  const t = useText();
  const thisYear = useNow().getFullYear();
  const [year, setYear] = useState(thisYear);
  const [open, setOpen] = useState<HolidayRow | 'new' | 'official' | undefined>(undefined);
  const years = [
    ...new Set([thisYear, thisYear + 1, ...calendar.holidays.map(({ date }) => Number(date.slice(0, 4)))]),
  ].toSorted((a, b) => a - b);
  const rows = calendar.holidays
    .filter(({ date }) => date.startsWith(String(year)))
    .map(({ date, name, scope, ...day }): HolidayRow => ({
      date,
      name,
      scope,
      slots: day.kind === 'hours' ? day.slots : [],
    }));
  const edited = typeof open === 'object' ? open : undefined;
  const keep = ({ slots, ...day }: SpecialDay): void => {
    const others = edited && edited.date !== day.date ? withoutHoliday(calendar, edited.date) : calendar;
    const hours = slots.length === 0 ? { kind: 'full' as const } : { kind: 'hours' as const, slots };
    onChange(withHoliday(others, { ...day, scope: edited?.scope ?? 'local', ...hours }));
    setYear(Number(day.date.slice(0, 4)));
  };
  const scope: Column<HolidayRow> = {
    id: 'scope',
    label: t('settings.holidays.scope'),
    cell: (day) => t(`settings.holidays.scope.${day.scope}`),
  };
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
          <Button onClick={() => setOpen('new')}>{t('settings.holidays.add')}</Button>
        </>
      }
    >
      <DayTable<HolidayRow>
        caption={t('settings.holidays')}
        days={rows}
        more={[scope]}
        empty={<EmptyState fact={t('settings.holidays.none', { year: String(year) })} />}
        onEdit={setOpen}
        onRemove={(date) => onChange(withoutHoliday(calendar, date))}
      />
      <p className={styles.quiet}>{t('settings.holidays.unsaved')}</p>
      {saving}
      {(edited !== undefined || open === 'new') && (
        <DayDialog
          title={edited ? t('settings.holidays.edit') : t('settings.holidays.add')}
          day={edited}
          taken={calendar.holidays.map(({ date }) => date)}
          closedFirst
          onSave={keep}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'official' && (
        <OfficialDialog calendar={calendar} year={year} onClose={() => setOpen(undefined)} onTake={onChange} />
      )}
    </Block>
  );
}
