import { record } from '#platform/log/index.ts';
import { system, transact, type House, type Work } from '#platform/work/index.ts';
import { lockProposal, writeState } from '../../proposals/proposal.store.ts';
import { askNext, tellLive } from './ask.ts';
import {
  authorisationsOf,
  dueForSweep,
  endOne,
  findAuthorisation,
  markEscalated,
  type DueForSweep,
} from '../authorisation.store.ts';
import { remindOne } from '../converse.ts';
import { endRequests } from './end-requests.ts';
import { revokeLinks } from '../../links.ts';

const BATCH = 200;

/**
 * Each minute: half way a reminder, at the date the next in the chain is asked too, whoever left is replaced, and what nobody answered
 * expires. A request at a time under its proposal's lock, so that several processes may sweep at once.
 */
export async function sweepAuthorisations(house: House): Promise<number> {
  const { db } = house.database;
  let done = 0;
  for (const due of await dueForSweep(db, house.clock.now(), BATCH)) {
    try {
      if (await transact(house, system('sweep'), (work) => sweepOne(work, due))) done += 1;
    } catch (error) {
      house.log.error({ part: 'authorisations', err: error }, 'one request could not be swept; the others were');
    }
  }
  return done;
}

async function sweepOne(work: Work, { id, proposalId, what }: DueForSweep): Promise<boolean> {
  const proposal = await lockProposal(work, proposalId);
  const row = proposal && (await findAuthorisation(work.db, id));
  if (!proposal || row?.state !== 'pending') return false;
  if (what === 'expire') {
    await endRequests(work, proposal, 'expired');
    await writeState(work.db, proposal.id, { state: 'expired', closedAt: work.now });
    return true;
  }
  if (what === 'remind') {
    if (row.remindedAt) return false;
    await remindOne(work, row);
    return true;
  }
  if (what === 'left') {
    await endOne(work.db, row.id, 'superseded');
    await revokeLinks(work, 'authorisation', row.id);
    tellLive(work, row.id);
  } else if (row.escalatedAt) return false;
  await markEscalated(work, row.id);
  const asked = await askNext(work, proposal, row.step);
  record(work, ['case', proposal.caseId], 'authorisation.escalated', {
    authorisation: row.id,
    proposal: proposal.id,
    why: what === 'left' ? 'left' : 'late',
    asked,
  });
  if (what === 'left' && !asked) await nobodyLeft(work, proposal.id, proposal.caseId, row.id);
  return true;
}

/** Whoever was asked is gone and nobody is left to ask: the case goes back to its owner instead of waiting for nobody. */
async function nobodyLeft(work: Work, proposalId: string, caseId: string, authorisation: string): Promise<void> {
  const all = await authorisationsOf(work.db, [proposalId]);
  if (all.some(({ state }) => state === 'pending')) return;
  record(work, ['case', caseId], 'authorisation.expired', { proposal: proposalId, authorisations: [authorisation] });
  await writeState(work.db, proposalId, { state: 'expired', closedAt: work.now });
}
