import { Plus, X } from 'lucide-react';
import type { Slot } from '#areas/clocks/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import styles from '../settings.module.css';
import { isTime, nextSlot } from './calendar-edit.rules.ts';

interface SlotsEditorProps {
  /** Whose hours these are, for screen readers. */
  day: string;
  slots: readonly Slot[];
  onChange(slots: Slot[]): void;
}

/** The stretches of one day; none is a day closed. */
export function SlotsEditor({ day, slots, onChange }: SlotsEditorProps) {
  const t = useText();
  const replace = (index: number, change: Partial<Slot>): void =>
    onChange(slots.map((slot, at) => (at === index ? { ...slot, ...change } : slot)));
  return (
    <>
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
                error={isTime(slot[end]) ? undefined : t('settings.hours.bad')}
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
        onClick={() => onChange([...slots, nextSlot(slots)])}
      >
        {t('settings.hours.add')}
      </Button>
    </>
  );
}
