import type { ReactNode } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { type Column, DataTable } from '#ui/data/DataTable.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { actions } from '../columns.tsx';
import styles from '../settings.module.css';
import type { SpecialDay } from './DayDialog.tsx';

interface DayTableProps<Day extends SpecialDay> {
  caption: string;
  days: readonly Day[];
  /** Between the name and the hours. */
  more?: Column<Day>[];
  /** Days of several years: each says its own. */
  years?: boolean;
  empty: ReactNode;
  onEdit(day: Day): void;
  onRemove(date: string): void;
}

/** Dates with what happens on them. */
export function DayTable<Day extends SpecialDay>({
  caption,
  days,
  more = [],
  years = false,
  empty,
  onEdit,
  onRemove,
}: DayTableProps<Day>) {
  const t = useText();
  const formats = useFormats();
  const columns: Column<Day>[] = [
    {
      id: 'date',
      label: t('settings.holidays.date'),
      cell: ({ date }) => (
        <span>
          {formats.fullDate(new Date(`${date}T12:00`))}
          {years && <span className={styles.quiet}> {date.slice(0, 4)}</span>}
        </span>
      ),
    },
    { id: 'name', label: t('settings.name'), cell: ({ name }) => name[formats.locale] },
    ...more,
    {
      id: 'hours',
      label: t('settings.hours'),
      cell: ({ slots }) =>
        slots.length === 0 ? t('settings.hours.closed') : slots.map(({ from, to }) => `${from}–${to}`).join(', '),
    },
    {
      ...actions(t),
      cell: (day) => (
        <div className={styles.rowTools}>
          <Button variant="quiet" onClick={() => onEdit(day)}>
            {t('settings.edit')}
          </Button>
          <Button variant="quiet" onClick={() => onRemove(day.date)}>
            {t('settings.remove')}
          </Button>
        </div>
      ),
    },
  ];
  return <DataTable caption={caption} rows={days} idOf={({ date }) => date} empty={empty} columns={columns} />;
}
