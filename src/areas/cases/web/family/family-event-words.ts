import type { Text } from '#ui/text.ts';
import type { CaseEvent } from '../thread/thread.rules.ts';

const TOLD = ['parent_set', 'parent_left', 'child_added', 'child_left'] as const;

/** That a case hangs from another one, or no longer; nothing for any other event. */
export function familyEventWords(t: Text, { type }: CaseEvent, by: string): string | undefined {
  const told = TOLD.find((one) => type === `case.${one}`);
  return told && t(`cases.event.${told}`, { by });
}
