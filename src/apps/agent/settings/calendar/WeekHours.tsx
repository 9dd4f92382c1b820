import { Plus, X } from 'lucide-react';
import type { Slot, WorkingCalendar } from '#areas/clocks/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import styles from '../settings.module.css';

type Week = Pick<WorkingCalendar, 'week' | 'workingDays'>;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Each weekday with as many stretches as it has: a day split by the siesta has two. */
export function WeekHours({ week, workingDays, onChange }: Week & { onChange(change: Week): void }) {
  const t = useText();
  return (
    <div>
      {DAYS.map((day) => (
        <div key={day} role="group" aria-label={t(`settings.day.${day}`)} className={styles.day}>
          <span className={styles.dayName}>{t(`settings.day.${day}`)}</span>
          <DaySlots
            day={t(`settings.day.${day}`)}
            slots={week[day]}
            counts={workingDays.includes(day)}
            onCounts={(counts) =>
              onChange({ week, workingDays: DAYS.filter((one) => (one === day ? counts : workingDays.includes(one))) })
            }
            onChange={(slots) => onChange({ week: { ...week, [day]: slots }, workingDays })}
          />
        </div>
      ))}
    </div>
  );
}

interface DaySlotsProps {
  day: string;
  slots: readonly Slot[];
  /** It is a «día hábil» for the law, whatever its hours. */
  counts: boolean;
  onCounts(counts: boolean): void;
  onChange(slots: Slot[]): void;
}

function DaySlots({ day, slots, counts, onCounts, onChange }: DaySlotsProps) {
  const t = useText();
  const replace = (index: number, change: Partial<Slot>): void =>
    onChange(slots.map((slot, at) => (at === index ? { ...slot, ...change } : slot)));
  const last = slots.at(-1);
  const next: Slot =
    last && last.to < '20:00' ? { from: later(last.to, 2), to: later(last.to, 5) } : { from: '09:00', to: '14:00' };
  return (
    <div className={styles.slots}>
      {slots.length === 0 && <span className={styles.quiet}>{t('settings.hours.closed')}</span>}
      {slots.map((slot, index) => (
        <span key={index} className={styles.slot}>
          {(['from', 'to'] as const).map((end) => (
            <span key={end} className={styles.time}>
              <TextField
                label={t(`settings.hours.${end}Of`, { day, n: index + 1 })}
                hideLabel
                value={slot[end]}
                placeholder={end === 'from' ? '09:00' : '14:00'}
                inputMode="numeric"
                maxLength={5}
                error={/^([01]\d|2[0-4]):[0-5]\d$/.test(slot[end]) ? undefined : t('settings.hours.bad')}
                onChange={(event) => replace(index, { [end]: event.currentTarget.value })}
              />
            </span>
          ))}
          <IconButton
            icon={X}
            label={t('settings.hours.remove', { day, n: index + 1 })}
            onClick={() => onChange(slots.filter((_, at) => at !== index))}
          />
        </span>
      ))}
      <Button
        variant="quiet"
        icon={Plus}
        aria-label={t('settings.hours.addTo', { day })}
        onClick={() => onChange([...slots, next])}
      >
        {t('settings.hours.add')}
      </Button>
      <CheckField
        label={t('settings.hours.counts')}
        checked={counts}
        onChange={(event) => onCounts(event.currentTarget.checked)}
      />
    </div>
  );
}

/** `14:00` and 2 is `16:00`; never past midnight. */
function later(time: string, hours: number): string {
  const hour = Math.min(24, Number(time.slice(0, 2)) + hours);
  return hour === 24 ? '24:00' : `${String(hour).padStart(2, '0')}:${time.slice(3)}`;
}
