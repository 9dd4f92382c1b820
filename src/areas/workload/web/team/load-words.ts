import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import type { LoadView } from '../../contract.ts';

/** «5 h 40 min de 7 h 30 min», and of which day when today is over. */
export function useLoadWords(): (load: Pick<LoadView, 'planned' | 'left'>) => string {
  const t = useText();
  const formats = useFormats();
  return ({ planned, left }) => {
    const waits = formats.duration(planned);
    if (!left) return t('load.away', { planned: waits });
    const hours = formats.duration(left.minutes);
    if (left.today) return t('load.today', { planned: waits, hours });
    return t('load.later', { planned: waits, hours, day: formats.fullDate(new Date(`${left.date}T12:00:00Z`)) });
  };
}
