import { CHANNELS } from '#areas/cases/contract.ts';
import type { MessageId, Text } from '#ui/text.ts';
import type { IntakeView } from '../contract.ts';

export function channelWord(t: Text, channel: string): string {
  if (channel === 'direct') return t('intake.channel.direct');
  const known = CHANNELS.find((one) => one === channel);
  return known ? t(`cases.channel.${known}`) : channel;
}

/** What became of it, in a word or two. */
export function outcomeWord(t: Text, { state, outcome }: IntakeView): string {
  return state === 'done' && outcome ? t(`intake.outcome.${outcome}`) : t(`intake.state.${state}`);
}

const REASONS = [
  'interrupted',
  'fault',
  'original_gone',
  'outside',
  'same_mail',
  'own_mail_returned',
  'copy_in_case',
  'bounce_of_nothing_ours',
  'bounce_joined',
  'marked_spam',
  'not_spam',
  'by_hand',
];

/** Why, when there is something to say. */
export function reasonWords(t: Text, { reason, readable }: IntakeView): string | undefined {
  if (reason && REASONS.includes(reason)) return t(`intake.reason.${reason}` as MessageId);
  return reason ?? (readable === false ? t('intake.reason.unreadable') : undefined);
}
