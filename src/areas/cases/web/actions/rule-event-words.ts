import type { Formats } from '#ui/format/formats.rules.ts';
import type { MessageId, Text } from '#ui/text.ts';
import type { CaseEvent } from '../thread/thread.rules.ts';

/** What a rule of the company's did here and why, or why it does no more; nothing for any other event. */
export function ruleEventWords(
  { t, formats }: { t: Text; formats: Pick<Formats, 'list'> },
  { type, data }: CaseEvent,
  by: string,
): string | undefined {
  const because = t(`cases.because.${String(data['because'])}` as MessageId);
  switch (type) {
    case 'automation.ran': {
      const did = Array.isArray(data['did']) ? (data['did'] as string[]) : [];
      const what = formats.list(did.map((kind) => t(`cases.action.${kind}` as MessageId).toLocaleLowerCase()));
      return t('cases.event.automation.ran', { by, what, because });
    }
    case 'automation.failed':
      return t('cases.event.automation.failed', { by, because });
    case 'automation.stopped':
      return t('cases.event.automation.stopped', { by, why: String(data['why']) });
    case 'automation.gave_up':
      return t('cases.event.automation.gave_up', { by });
    default:
      return undefined;
  }
}
