import type { Text } from '#ui/text.ts';
import type { Organisation } from '#areas/organisation/web/index.ts';
import type { CaseEvent } from '../thread/thread.rules.ts';

const TOLD = new Set([
  'reminded',
  'escalated',
  'cancelled',
  'asked',
  'answered',
  'message',
  'handed_over',
  'passed_on',
]);

/** What happened to a consultation or a promise, in one line; nothing for events of other kinds. */
export function circuitEventWords(
  {
    t,
    house,
  }: {
    t: Text;
    house: { organisation: Organisation | undefined; personName(id: string | null | undefined): string | undefined };
  },
  { type, data }: CaseEvent,
  by: string,
): string | undefined {
  const [kind, name = ''] = type.split('.');
  const area = house.organisation?.areas.find(({ id }) => id === data['area'])?.name ?? '';
  if (kind === 'consultation' && TOLD.has(name)) {
    const to = data['to'] === 'lead' ? 'lead' : 'head';
    const who = house.personName(typeof data['person'] === 'string' ? data['person'] : undefined) ?? '';
    return name === 'escalated'
      ? t(`cases.consultation.event.escalated.${to}`, { area, who: who || 'none' })
      : t(`cases.consultation.event.${name as 'reminded'}`, { area, by });
  }
  if (type === 'surprise.given') return t('cases.event.surprise_given', { by });
  if (kind === 'promise') return t(`cases.promise.event.${name as 'made'}`);
  if (type === 'case.consulted' || type === 'case.returned')
    return t(`cases.event.${type.slice(5) as 'returned'}`, { by, area });
  return undefined;
}
