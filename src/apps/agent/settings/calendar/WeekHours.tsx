import type { WorkingCalendar } from '#areas/clocks/web/index.ts';
import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { useText } from '#ui/text.ts';
import styles from '../settings.module.css';
import { SlotsEditor } from './SlotsEditor.tsx';

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
          <div className={styles.slots}>
            <SlotsEditor
              day={t(`settings.day.${day}`)}
              slots={week[day]}
              onChange={(slots) => onChange({ week: { ...week, [day]: slots }, workingDays })}
            />
          </div>
          {/* A «día hábil» for the law, whatever its hours. */}
          <CheckField
            label={t('settings.hours.counts')}
            checked={workingDays.includes(day)}
            onChange={({ currentTarget: { checked } }) =>
              onChange({ week, workingDays: DAYS.filter((one) => (one === day ? checked : workingDays.includes(one))) })
            }
          />
        </div>
      ))}
    </div>
  );
}
