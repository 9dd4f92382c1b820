import { defaultTeam, holdActiveTeam, substituteFor } from '#areas/organisation/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { Work } from '#platform/work/index.ts';
import { lockCase } from '../course/case.store.ts';
import { settle } from '../course/settle.ts';
import { calendarName } from '../verbs/assign.ts';
import { newHands, type HandoverWhy } from './handover.rules.ts';
import { directorNow, formerOwners, ifMayOwn, leadsOf, stillStranded, writeHandover } from './handover.store.ts';

/** Gives one stranded case new hands, if it still needs them. False when nobody new could be found. */
export async function handOver(work: Work, caseId: string, why: HandoverWhy): Promise<boolean> {
  const state = await lockCase(work, { id: caseId });
  if (!(await stillStranded(work.db, caseId, why, work.now))) return false;
  const [ownerId, fromTeam] = [state.ownerId, state.teamId];
  const teamId = await teamInUse(work.db, fromTeam);
  const substituteId = ownerId ? await ifMayOwn(work.db, await substituteFor(work.db, ownerId, work.now)) : null;
  const to = newHands(why, {
    ownerId,
    teamId,
    substituteId,
    leads: await leadsOf(work.db, teamId, work.now),
    directorId: await directorNow(work.db, work.now),
    former: await formerOwners(work.db, caseId),
  });
  if (!to) return false;
  await writeHandover(work, caseId, ownerId, to, why);
  state.ownerId = to.ownerId;
  state.teamId = to.teamId;
  await settle(work, state, 'case.handed_over', { from: ownerId, to: to.ownerId, to_team: to.teamId, why });
  if (to.teamId !== fromTeam)
    await settle(work, state, 'case.clocks_moved', { calendar: await calendarName(work.db, to.teamId) });
  return true;
}

async function teamInUse(db: Db, teamId: string | null): Promise<string> {
  return teamId && (await holdActiveTeam(db, teamId)) ? teamId : (await defaultTeam(db)).id;
}
