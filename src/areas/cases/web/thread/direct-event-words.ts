import type { Text } from '#ui/text.ts';
import type { CaseEvent } from './thread.rules.ts';

const TOLD = ['asked', 'asked_again', 'called', 'answered', 'late', 'closed'] as const;

/** What happened on the Director's line, as the thread says it; nothing for any other event. */
export function directEventWords(t: Text, { type, data }: CaseEvent, by: string): string | undefined {
  const name = TOLD.find((one) => type === `direct.${one}`);
  if (!name) return undefined;
  if (name === 'asked') return t('cases.event.direct.asked', { kind: String(data['note'] ? 'agent' : data['kind']) });
  if (name === 'called') return t('cases.event.direct.called', { by, outcome: String(data['outcome']) });
  return t(`cases.event.direct.${name}`, { by });
}
