import { answerWhileTyping, mayDecideAsDirector, viewProposals } from '#areas/authority/index.ts';
import { demand, missing } from '#platform/errors/index.ts';
import { route, type Route } from '#platform/http/route.ts';
import type { Work } from '#platform/work/index.ts';
import { canWrite } from '../../access/access.rules.ts';
import { findHeader } from '../../reading/case-view.store.ts';
import {
  answerApprover,
  applySolution,
  changeSolution,
  decideOver,
  proposeSolution,
  remindApprover,
  subjectOf,
  withdrawSolution,
} from './propose.ts';
import { proposeApi as api } from './propose.contract.ts';

async function view(work: Work, reference: string) {
  const header = await findHeader(work.db, work.actor, { reference });
  if (!header) throw missing('case.not_found');
  const direct = await mayDecideAsDirector(work, header.id);
  return {
    proposals: await viewProposals(work, header.id),
    can: { direct: direct.ok ? (true as const) : direct.reason },
  };
}

async function after(work: Work, reference: string, done: Promise<void>) {
  await done;
  return view(work, reference);
}

export const proposeRoutes: readonly Route[] = [
  route(api.listProposals, (work, { params }) => view(work, params.reference)),
  route(api.policyAnswer, async (work, { params, body }) => {
    const header = await findHeader(work.db, work.actor, params);
    if (!header) throw missing('case.not_found');
    demand(canWrite(work.actor) ? { ok: true } : { ok: false, reason: 'case.reads_only' });
    return answerWhileTyping(work, subjectOf(header), body, body);
  }),
  route(api.propose, (work, { params, body }) =>
    after(work, params.reference, proposeSolution(work, params.reference, body)),
  ),
  route(api.decideAsDirector, (work, { params, body }) =>
    after(work, params.reference, decideOver(work, params.reference, body)),
  ),
  route(api.changeProposal, (work, { params, body }) =>
    after(work, params.reference, changeSolution(work, params.reference, params.id, body)),
  ),
  route(api.applyProposal, (work, { params, body }) =>
    after(work, params.reference, applySolution(work, params.reference, params.id, body)),
  ),
  route(api.withdrawProposal, (work, { params }) =>
    after(work, params.reference, withdrawSolution(work, params.reference, params.id)),
  ),
  route(api.remindProposal, (work, { params }) =>
    after(work, params.reference, remindApprover(work, params.reference, params.id)),
  ),
  route(api.answerApprover, (work, { params, body }) =>
    after(work, params.reference, answerApprover(work, params.reference, params.id, body.text)),
  ),
];
