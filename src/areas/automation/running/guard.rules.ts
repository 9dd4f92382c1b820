/* What keeps rules from calling each other for ever. */

/** A chain of rules is no longer than this. */
export const LONGEST_CHAIN = 5;
/** A rule acts on one case no more often than this in an hour. */
export const MOST_IN_AN_HOUR = 10;
/** After so many failures one after the other a rule waits for whoever it belongs to. */
export const MOST_FAILURES = 3;
/** A fault that is not the rule's is tried so often. */
export const MOST_ATTEMPTS = 3;

/** May a rule answer to what a chain of rules brought about? Never to what it brought about itself, however far round. */
export function answersTo(ruleId: string, chain: readonly string[]): 'yes' | 'own' | 'too_deep' {
  if (chain.includes(ruleId)) return 'own';
  return chain.length >= LONGEST_CHAIN ? 'too_deep' : 'yes';
}
