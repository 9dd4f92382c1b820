import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import type { ShiftView } from '../../contract.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** «lun, mar y mié, de 8:00 a 14:00». */
export function useShiftWords(): (shift: ShiftView | null) => string {
  const t = useText();
  const formats = useFormats();
  return (shift) => {
    if (!shift) return t('team.shift.team');
    const days = WEEKDAYS.filter((day) => shift.days.includes(day)).map((day) => t(`team.day.${day}`));
    return t('team.shift.own', { days: formats.list(days), from: spoken(shift.starts), to: spoken(shift.ends) });
  };
}

/** «8:00», as times are written. */
const spoken = (time: string): string => time.replace(/^0/, '');
