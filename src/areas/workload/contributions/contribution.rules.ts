/** What somebody may have done for a case, whoever has it now. */
export const CONTRIBUTIONS = ['reply', 'note', 'consult', 'answer', 'decision', 'call', 'resolve'] as const;
export type Contribution = (typeof CONTRIBUTIONS)[number];

/** The events that count, each as what. The index `event_contribution` holds exactly these. */
export const CONTRIBUTION_EVENTS = {
  'case.reply_written': 'reply',
  'case.noted': 'note',
  'consultation.asked': 'consult',
  'consultation.answered': 'answer',
  'proposal.applied': 'decision',
  'authorisation.decided': 'decision',
  'surprise.given': 'decision',
  'direct.called': 'call',
  'case.person_attended': 'call',
  'case.supervisor_called': 'call',
  'case.call_tried': 'call',
  'case.resolved': 'resolve',
} as const satisfies Record<string, Contribution>;

/** A resolution that whoever made it takes back within this is none. */
export const TAKEN_BACK_MS = 10 * 60_000;

export interface Act {
  stream: string;
  n: number;
  type: string;
  actor: string;
  at: Date;
  data: Record<string, unknown>;
}

/** Who did it: whoever acted; of what is decided or answered by a link or by mail, whom it names. Programs and customers are nobody. */
export function contributorOf({ type, actor, data }: Pick<Act, 'type' | 'actor' | 'data'>): string | null {
  const named = type === 'authorisation.decided' ? data.by : type === 'consultation.answered' ? data.person : undefined;
  if (typeof named === 'string') return named;
  return actor.startsWith('person:') ? actor.slice('person:'.length) : null;
}

/**
 * What a person did of a log, read by hand: the measure of the query that counts. An answer that was undone or kept back, a
 * solution taken back with it, a resolution its maker took back at once, a second thought over the same decision and a note that a hand-over wrote do not count.
 */
export function contributionsIn(
  log: readonly Act[],
  personId: string,
  from: Date,
  to: Date,
): { kind: Contribution; stream: string }[] {
  return log.flatMap((act) => {
    const kind = (CONTRIBUTION_EVENTS as Record<string, Contribution | undefined>)[act.type];
    if (!kind || contributorOf(act) !== personId || act.at < from || act.at >= to) return [];
    return isTakenBack(act, log) ? [] : [{ kind, stream: act.stream }];
  });
}

function isTakenBack(act: Act, log: readonly Act[]): boolean {
  const later = (type: string, same: (other: Act) => boolean): boolean =>
    log.some((other) => other.stream === act.stream && other.n > act.n && other.type === type && same(other));
  switch (act.type) {
    case 'case.reply_written':
      return later('case.reply_undone', ({ data }) => data.message === act.data.message);
    case 'proposal.applied':
      return later('proposal.taken_back', ({ data }) => data.proposal === act.data.proposal);
    case 'case.resolved':
      return later(
        'case.reopened',
        ({ actor, at }) => actor === act.actor && at.getTime() < act.at.getTime() + TAKEN_BACK_MS,
      );
    case 'authorisation.decided':
      return act.data.again === true;
    case 'case.noted':
      // A hand-over wrote it by itself.
      return typeof act.data.via === 'string';
    default:
      return false;
  }
}
