import type { Text } from '#ui/text.ts';
import type { CaseEvent } from './thread.rules.ts';

const FOUND = ['made', 'accepted', 'explained', 'passed_on'] as const;
const TOLD = [
  'asked',
  'asked_again',
  'called',
  'answered',
  'late',
  'unreached',
  'reached_out',
  'returned',
  'closed',
] as const;

/** What happened on the Director's line and with what was found, as the thread says it; nothing for any other event. */
export function directEventWords(
  { t, house }: { t: Text; house: { personName(id: string | null | undefined): string | undefined } },
  { type, data }: CaseEvent,
  by: string,
): string | undefined {
  const found = FOUND.find((one) => type === `finding.${one}`);
  if (found) return t(`cases.event.finding.${found}`, { by });
  const name = TOLD.find((one) => type === `direct.${one}`);
  if (!name) return undefined;
  if (name === 'asked') return t('cases.event.direct.asked', { kind: String(data['note'] ? 'agent' : data['kind']) });
  if (name === 'called') return t('cases.event.direct.called', { by, outcome: String(data['outcome']) });
  if (name === 'closed') return t('cases.event.direct.closed', { by, as: String(data['as'] ?? 'attended') });
  if (name === 'reached_out') return t('cases.event.direct.reached_out', { by, kind: String(data['kind']) });
  if (name === 'returned') {
    const to = house.personName(typeof data['to'] === 'string' ? data['to'] : undefined) ?? '';
    return t('cases.event.direct.returned', { by, to, known: to ? 'yes' : 'no' });
  }
  return t(`cases.event.direct.${name}`, { by });
}
