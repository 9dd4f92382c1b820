import { route, type Route } from '#platform/http/route.ts';
import type { Work } from '#platform/work/index.ts';
import { confirmExecution, giveExecution } from '../executions/confirm.ts';
import { executionsFor } from '../executions/list.ts';
import { personActing } from '../person-acting.ts';
import { authorisationsApi as api } from './contract.ts';
import { sayAbout } from './converse.ts';
import { decideRequest } from './decide.ts';
import { delegate, endDelegation } from './delegating/delegate.ts';
import { delegationsOf, type DelegationRow } from './delegating/delegation.store.ts';
import { countRequests, listRequests } from './reading/list.ts';
import { viewRequest } from './reading/view.ts';
import { signingApi } from './signing/contract.ts';
import { setSignInLimit, signInLimit } from './signing/sign-in-above.ts';

function viewDelegations(rows: readonly DelegationRow[]) {
  return {
    delegations: rows.map(({ id, delegateId, delegate: name, startsAt, endsAt }) => ({
      id,
      delegate: { id: delegateId, name },
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
  };
}

async function after(work: Work, id: string, done: (personId: string) => Promise<unknown>) {
  const me = personActing(work);
  // Not theirs and not there look the same.
  await viewRequest(work, me, id);
  await done(me.id);
  return viewRequest(work, me, id);
}

export const routes: readonly Route[] = [
  route(signingApi.getSignInLimit, (work) => signInLimit(work.db, work.now)),
  route(signingApi.setSignInLimit, (work, { body }) => setSignInLimit(work, body.minor)),
  route(api.listAuthorisations, (work, { query }) => listRequests(work, query)),
  route(api.countAuthorisations, (work) => countRequests(work)),
  route(api.getAuthorisation, (work, { params }) => viewRequest(work, personActing(work), params.id)),
  route(api.decide, (work, { params, body }) =>
    after(work, params.id, (personId) => decideRequest(work, params.id, { personId, via: 'app' }, body)),
  ),
  route(api.askAbout, (work, { params, body }) =>
    after(work, params.id, (authorId) => sayAbout(work, params.id, { authorId, via: 'app', text: body.text })),
  ),
  route(api.listDelegations, async (work) =>
    viewDelegations(await delegationsOf(work.db, personActing(work).id, work.now)),
  ),
  route(api.delegate, async (work, { body }) =>
    viewDelegations(
      await delegate(work, {
        delegateId: body.delegateId,
        startsAt: new Date(body.startsAt),
        endsAt: new Date(body.endsAt),
      }),
    ),
  ),
  route(api.endDelegation, async (work, { params }) => {
    await endDelegation(work, params.id);
    return {};
  }),
  route(api.listExecutions, async (work, { query }) => ({ executions: await executionsFor(work, query.whose) })),
  route(api.confirmExecution, async (work, { params, body }) => {
    await confirmExecution(work, params.id, body.proof);
    return {};
  }),
  route(api.giveExecution, async (work, { params, body }) => {
    await giveExecution(work, params.id, body);
    return {};
  }),
];
