import { type ReactNode, useState } from 'react';
import type { WorkingCalendar } from '#areas/clocks/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { Block } from '../Block.tsx';
import styles from '../settings.module.css';
import { withException, withoutException } from './calendar-edit.rules.ts';
import { DayDialog, type SpecialDay } from './DayDialog.tsx';
import { DayTable } from './DayTable.tsx';

interface ExceptionsProps {
  calendar: WorkingCalendar;
  onChange(calendar: WorkingCalendar): void;
  saving: ReactNode;
}

/** Dates with other hours than their weekday's: a Sunday of sales, a morning closed for stocktaking. */
export function Exceptions({ calendar, onChange, saving }: ExceptionsProps) {
  const t = useText();
  const [open, setOpen] = useState<SpecialDay | 'new' | undefined>(undefined);
  // Those of years gone by stay in the calendar, but nobody has to look past them.
  const thisYear = String(useNow().getFullYear());
  const ahead = calendar.exceptions.filter(({ date }) => date >= thisYear);
  const edited = open === 'new' ? undefined : open;
  const keep = (day: SpecialDay): void =>
    onChange(withException(edited ? withoutException(calendar, edited.date) : calendar, day));
  return (
    <Block
      title={t('settings.exceptions')}
      about={t('settings.exceptions.about')}
      tools={<Button onClick={() => setOpen('new')}>{t('settings.exceptions.add')}</Button>}
    >
      <DayTable
        caption={t('settings.exceptions')}
        years
        days={ahead}
        empty={<EmptyState fact={t('settings.exceptions.none')} />}
        onEdit={setOpen}
        onRemove={(date) => onChange(withoutException(calendar, date))}
      />
      <p className={styles.quiet}>{t('settings.holidays.unsaved')}</p>
      {saving}
      {open && (
        <DayDialog
          title={edited ? t('settings.exceptions.edit') : t('settings.exceptions.add')}
          day={edited}
          taken={calendar.exceptions.map(({ date }) => date)}
          closedFirst={false}
          onSave={keep}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Block>
  );
}
