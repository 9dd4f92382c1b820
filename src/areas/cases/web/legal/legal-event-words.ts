import type { Formats } from '#ui/format/formats.rules.ts';
import type { Text } from '#ui/text.ts';
import type { CaseEvent } from '../thread/thread.rules.ts';

const TOLD = new Set(['started', 'moved', 'paused', 'resumed', 'met', 'missed', 'lapsed']);

/** What happened to a term of the law, in one line; nothing for events of other kinds. */
export function legalEventWords(
  { t, formats, now }: { t: Text; formats: Formats; now: Date },
  { type, data }: CaseEvent,
  by: string,
): string | undefined {
  const date = (key: string): string => (typeof data[key] === 'string' ? formats.date(new Date(data[key]), now) : '');
  const [kind, name = ''] = type.split('.');
  if (kind === 'clock' && TOLD.has(name))
    return t(`cases.clock.${name as 'moved'}`, { due: date('due'), before: date('before'), after: date('after') });
  switch (type) {
    case 'case.notified':
      return t('cases.event.notified');
    case 'case.completion_asked':
      return t('cases.event.completion_asked', { by, until: date('until') });
    case 'case.completion_received':
      return t('cases.event.completion_received', { by, date: date('at') });
    case 'case.offer_made':
      return t('cases.event.offer_made', { by });
    case 'case.offer_ended':
      return t('cases.event.offer_ended');
    default:
      return undefined;
  }
}
