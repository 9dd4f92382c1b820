/** Why a case changes hands without anybody asking. */
export type HandoverWhy = 'owner_disabled' | 'owner_absent' | 'unowned_overdue' | 'team_gone';

export interface Candidate {
  id: string;
  /** Open cases they own. */
  load: number;
}

export interface HandoverFacts {
  ownerId: string | null;
  /** Where it is from now on: never a team that retired. */
  teamId: string | null;
  /** Who stands in for the owner now; null when nobody does or they are away too. */
  substituteId: string | null;
  leads: readonly Candidate[];
  directorId: string | null;
  /** Who the sweep has taken this case from before: it never goes back to them by itself. */
  former: readonly string[];
}

export interface NewHands {
  ownerId: string | null;
  teamId: string | null;
}

/**
 * To whom a case goes that would be left in limbo: the substitute, else the team's queue; from the queue, when it is overdue, to
 * the lead with the least open cases, else the Director. Of a team that retired only the queue changes. Null when there is nobody new: then it stays in its queue, never in circles.
 */
export function newHands(why: HandoverWhy, facts: HandoverFacts): NewHands | null {
  const fresh = (id: string | null): id is string => id !== null && id !== facts.ownerId && !facts.former.includes(id);
  const { teamId } = facts;
  if (why === 'team_gone') return { ownerId: facts.ownerId, teamId };
  if (why !== 'unowned_overdue') return { ownerId: fresh(facts.substituteId) ? facts.substituteId : null, teamId };
  const lead = facts.leads
    .filter(({ id }) => fresh(id))
    .toSorted((a, b) => a.load - b.load || (a.id < b.id ? -1 : 1))[0];
  if (lead) return { ownerId: lead.id, teamId };
  return fresh(facts.directorId) ? { ownerId: facts.directorId, teamId } : null;
}
