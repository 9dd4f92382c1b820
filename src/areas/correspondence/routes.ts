import { ownRoute, route, type Route } from '#platform/http/route.ts';
import { correspondenceApi as api } from './contract.ts';
import { createMailbox, makeDkim, updateMailbox } from './mailboxes/edit-mailbox.ts';
import { viewMailbox, viewMailboxes } from './mailboxes/mailbox-view.ts';
import { approveOutbox, retryOutbox, viewOutbox } from './outgoing/outgoing.ts';
import { testMailbox } from './mailboxes/test-mailbox.ts';

export const routes: readonly Route[] = [
  route(api.listMailboxes, async (work) => ({ mailboxes: await viewMailboxes(work) })),
  route(api.createMailbox, async (work, { body }) => viewMailbox(work, await createMailbox(work, body))),
  route(api.updateMailbox, async (work, { params, body }) => {
    await updateMailbox(work, params.id, body);
    return viewMailbox(work, params.id);
  }),
  // It talks to another server: no transaction is held open meanwhile.
  ownRoute(api.testMailbox, (work, { params }) => testMailbox(work, params.id)),
  route(api.makeDkim, async (work, { params, body }) => {
    await makeDkim(work, params.id, body.selector);
    return viewMailbox(work, params.id);
  }),
  route(api.listOutbox, (work, { query }) => viewOutbox(work, query.state, query.limit)),
  route(api.retryOutbox, (work, { params }) => retryOutbox(work, params.id)),
  route(api.approveOutbox, (work, { params }) => approveOutbox(work, params.id)),
];
