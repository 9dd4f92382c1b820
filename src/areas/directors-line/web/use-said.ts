import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';

/** «lun 23 nov, 12:00». */
export function useSaid(): (at: string) => string {
  const { date, time } = useFormats();
  const now = useNow();
  return (at) => `${date(new Date(at), now)}, ${time(new Date(at))}`;
}
