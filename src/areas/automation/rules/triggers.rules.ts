import type { EventData } from '#platform/log/index.ts';

/* Which events of the log a rule may answer to. */

export const HAPPENINGS = [
  'opened',
  'message',
  'returned',
  'decided',
  'assigned',
  'classified',
  'tagged',
  'passed_up',
  'late',
  'reply_failed',
  'resolved',
  'reopened',
] as const;
export type TriggerEvent = (typeof HAPPENINGS)[number];

const TYPES: Record<TriggerEvent, readonly string[]> = {
  opened: ['case.opened'],
  message: ['case.message_received'],
  returned: ['case.returned'],
  decided: ['authorisation.decided'],
  assigned: ['case.assigned', 'case.handed_over', 'case.taken'],
  classified: ['case.classified'],
  tagged: ['case.tagged'],
  passed_up: ['case.passed_up'],
  late: ['case.target_missed', 'clock.missed'],
  reply_failed: ['case.reply_failed'],
  resolved: ['case.resolved'],
  reopened: ['case.reopened'],
};

/** Every type a rule may answer to. */
export const TRIGGER_TYPES: readonly string[] = Object.values(TYPES).flat();

export function typesOf(event: TriggerEvent): readonly string[] {
  return TYPES[event];
}

/**
 * What a rule would call this event; null when it is nothing to answer to: what a machine wrote, tags only taken off, a clock
 * that its case was merged with. The first message of a case is its opening: `opening` tells it came with it.
 */
export function triggerOf({ type, data }: { type: string; data: EventData }, opening: boolean): TriggerEvent | null {
  const event = HAPPENINGS.find((one) => TYPES[one].includes(type)) ?? null;
  if (event === 'message') return opening || data['automatic'] ? null : event;
  if (event === 'tagged') return Array.isArray(data['added']) && data['added'].length > 0 ? event : null;
  return event;
}
