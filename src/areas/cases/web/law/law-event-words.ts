import type { Formats } from '#ui/format/formats.rules.ts';
import type { MessageId, Text } from '#ui/text.ts';
import type { CaseEvent } from '../thread/thread.rules.ts';

const SAID = new Set([
  'case.supervisor_asked',
  'case.supervisor_called',
  'case.person_asked',
  'case.person_attended',
  'case.call_tried',
  'incident.attached',
  'incident.detached',
]);

/** What the law made happen to a case, in one line; nothing for events of other kinds. */
export function lawEventWords(
  { t }: { t: Text; formats: Formats },
  { type, data }: CaseEvent,
  by: string,
): string | undefined {
  if (SAID.has(type)) return t(`cases.event.${type.replace('case.', '').replace('.', '_')}` as MessageId, { by });
  switch (type) {
    case 'hold.placed':
    case 'hold.lifted':
      return t(`cases.event.${type === 'hold.placed' ? 'hold_placed' : 'hold_lifted'}`, {
        by,
        what: t(`cases.law.hold.${data.kind === 'collection' ? 'collection' : 'service'}`).toLocaleLowerCase(),
      });
    case 'consent.asked':
      return t(data.given === true ? 'cases.event.consent_given' : 'cases.event.consent_refused', { by });
    case 'case.receipt_asked':
      return t(data.how === 'paper' ? 'cases.event.receipt_paper' : 'cases.event.receipt_declined', { by });
    case 'adr.told':
      return t('cases.event.adr_told', { article: String(data.article ?? '') });
    case 'reply.excepted':
      return t(data.kind === 'language' ? 'cases.event.other_language' : 'cases.event.other_way', { by });
    case 'reply.cut_told':
      return t('cases.event.cut_told', { complete: data.complete === true ? 'yes' : 'no' });
    case 'incident.told':
      return t('cases.event.incident_told', { how: String(data.how ?? '') });
    default:
      return undefined;
  }
}
