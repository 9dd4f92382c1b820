import { useFormats, useNow } from './FormatsProvider.tsx';

interface TimeProps {
  at: Date;
  /** `list`: «9:42», «ayer», «vie 9»; `relative`: «hace 6 min»; `date`: «mié 14 oct». */
  as?: 'list' | 'relative' | 'date';
}

/** A moment, short; pointing at it gives the exact time with its zone. */
export function Time({ at, as = 'list' }: TimeProps) {
  const formats = useFormats();
  const now = useNow();
  const said = { list: formats.listTime, relative: formats.relative, date: formats.date }[as](at, now);
  return (
    <time dateTime={at.toISOString()} title={formats.exact(at)}>
      {said}
    </time>
  );
}
