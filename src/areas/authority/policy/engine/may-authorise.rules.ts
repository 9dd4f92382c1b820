import { no, YES, type Verdict } from '#platform/errors/index.ts';

/** One request to authorise: who asked for it, whom the policy names, and who stands in for whom. */
export interface AuthorisationAsked {
  /** Whoever made the proposal. */
  requesterId: string;
  /** The person named by the policy for this request. */
  approverId: string;
  /** The person who was asked in that one's place: deputy, substitute or delegate; the same when nobody stands in. */
  askedId: string;
  /** Who has said yes already to the same proposal. */
  saidYes: readonly string[];
}

/**
 * Nobody authorises what they asked for, nor does whoever stands in for them: a deputy of the requester decides in the requester's
 * name. Where two must say yes, they are two people.
 */
export function mayAuthorise(deciderId: string, asked: AuthorisationAsked): Verdict {
  if (deciderId === asked.requesterId) return no('authorisation.own_request');
  if (asked.approverId === asked.requesterId) return no('authorisation.own_request');
  if (deciderId !== asked.approverId && deciderId !== asked.askedId) return no('authorisation.not_yours');
  if (asked.saidYes.includes(deciderId)) return no('authorisation.four_eyes');
  return YES;
}

/** Those of the chain who may be asked about a request of this person, in order. */
export function mayBeAsked(chain: readonly string[], requesterId: string): string[] {
  return [...new Set(chain)].filter((id) => id !== requesterId);
}
