import type { MessageId, Text } from '#ui/text.ts';

type Abilities = Readonly<Record<string, true | string>>;

/** Why a verb can't be done now, in words; nothing when it can. */
export function reasonAgainst(t: Text, can: Abilities, verb: string): string | undefined {
  const answer = can[verb];
  return answer === undefined || answer === true ? undefined : t(`customers.reason.${answer}` as MessageId);
}
