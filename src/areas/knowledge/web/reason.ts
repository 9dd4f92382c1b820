import type { MessageId, Text } from '#ui/text.ts';

/** Why it can't be done now, in words; nothing when it can. */
export function reasonAgainst(t: Text, can: Readonly<Record<string, true | string>> | undefined, verb: string) {
  const answer = can?.[verb];
  return answer === undefined || answer === true ? undefined : t(`knowledge.reason.${answer}` as MessageId);
}
