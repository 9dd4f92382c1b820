import type { MessageId, Text } from '#ui/text.ts';
import type { CaseEvent } from '../../thread/thread.rules.ts';

const KINDS = new Set(['proposal', 'authorisation', 'execution']);

/** What happened to a proposal, an authorisation or a task, in one line; nothing for events of other kinds. */
export function proposalEventWords(
  { t, house }: { t: Text; house: { personName(id: string | null | undefined): string | undefined } },
  { type, data }: CaseEvent,
  by: string,
): string | undefined {
  const [kind = '', name = ''] = type.split('.');
  if (type === 'case.proposed' || type === 'case.decided') return t(`cases.event.${name as 'proposed'}`, { by });
  if (!KINDS.has(kind)) return undefined;
  const id = data['approver'] ?? data['by'];
  const who = house.personName(typeof id === 'string' ? id : undefined) ?? '';
  return t(`cases.${kind}.event.${name}` as MessageId, { by, who });
}
