import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { daysBetween, type Formats } from '#ui/format/formats.rules.ts';
import { type Text, useText } from '#ui/text.ts';

/** «hoy, 9:42», «ayer, 17:20», «vie 9 oct, 11:00»; pointing at it gives the exact time with its zone. */
export function Moment({ at }: { at: string }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const moment = new Date(at);
  return (
    <time dateTime={at} title={formats.exact(moment)}>
      {momentWords(t, formats, moment, now)}
    </time>
  );
}

export function momentWords(t: Text, formats: Formats, at: Date, now: Date): string {
  const daysAgo = daysBetween(at, now, formats.timeZone);
  const day =
    daysAgo === 0
      ? t('cases.moment.today')
      : daysAgo === 1
        ? t('cases.moment.yesterday')
        : daysAgo === -1
          ? t('cases.moment.tomorrow')
          : formats.date(at, now);
  return `${day}, ${formats.time(at)}`;
}
