import type { Text } from '#ui/text.ts';
import type { CaseEvent } from '../thread/thread.rules.ts';

const TOLD = ['merged', 'merged_into', 'merge_undone'] as const;

/** That two cases became one, or two again; nothing for any other event. */
export function mergeEventWords(t: Text, { type }: CaseEvent, by: string): string | undefined {
  const told = TOLD.find((one) => type === `case.${one}`);
  return told && t(`cases.event.${told}`, { by });
}
