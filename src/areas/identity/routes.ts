import { once } from '#platform/http/idempotency.ts';
import type { RouteContext, Route } from '#platform/http/route.ts';
import { ownRoute, route } from '#platform/http/route.ts';
import { transact, type Work } from '#platform/work/index.ts';
import { identityApi as api } from './contract.ts';
import { changePassword } from './passwords/change.ts';
import { requestReset, resetPassword } from './passwords/reset.ts';
import { acceptInvitation, invite, readInvitation, resendInvitation } from './people/invite.ts';
import { disablePerson, enablePerson, listPeople, updatePerson } from './people/manage.ts';
import { endSession, listSessions, readMe, signOut, updateMe } from './people/me.ts';
import { passkeysOf, type PasskeyRow } from './second-factor/passkey.store.ts';
import {
  addPasskey,
  newPasskeyOptions,
  removePasskey,
  signInOptions,
  signInWithPasskey,
} from './second-factor/passkeys.ts';
import { confirmTotp, removeTotp, startTotp } from './second-factor/totp.ts';
import { confirm } from './sign-in/confirm.ts';
import { personOf, withRetryAfter } from './sign-in/context.ts';
import { finishWithCode, signInWithPassword } from './sign-in/sign-in.ts';
import { listTokens, newToken, revokeToken } from './tokens/manage.ts';

// Sign-in keeps its counters whatever becomes of the attempt, hashes outside any transaction, and hands a token over only after
// the commit: these handlers open their own transactions (`ownRoute`). So do those whose answer is a secret shown once, because
// the answers of the others are kept for repeated requests; a new token's is kept sealed.
const signingIn: Route[] = [
  ownRoute(api.signIn, (work, { body }, context) =>
    withRetryAfter(context, () => signInWithPassword(work, body, context)),
  ),
  ownRoute(api.secondFactor, (work, { body }, context) =>
    withRetryAfter(context, () => finishWithCode(work, body.code, context)),
  ),
  ownRoute(api.passkeyOptions, (work, _input, context) => signInOptions(work, context)),
  ownRoute(api.passkeySignIn, (work, { body }, context) => signInWithPasskey(work, body.response, context)),
  ownRoute(api.confirm, (work, { body }, context) =>
    withRetryAfter(context, () => confirm(work, body, context)).then(nothing),
  ),
  ownRoute(api.changePassword, (work, { body }, context) =>
    withRetryAfter(context, () => changePassword(work, body, context)).then(nothing),
  ),
  ownRoute(api.acceptInvitation, (work, { params, body }, context) =>
    acceptInvitation(work, params.token, body.password, context),
  ),
  ownRoute(api.resetPassword, (work, { params, body }) =>
    resetPassword(work, params.token, body.password).then(nothing),
  ),
  route(api.requestReset, (work, { body }) => requestReset(work, body.email).then(nothing)),
  route(api.getInvitation, (work, { params }) => readInvitation(work, params.token)),
  route(api.getSession, (work) => readMe(work)),
  route(api.signOut, (work, _input, context) => signOut(work, context).then(nothing)),
];

const own: Route[] = [
  route(api.updateMe, (work, { body }) => updateMe(work, body)),
  route(api.listSessions, async (work) => ({ sessions: await listSessions(work) })),
  route(api.endSession, (work, { params }, context) => endSession(work, params.id, context).then(nothing)),
  ownRoute(api.startTotp, (work) => inOne(work, startTotp)),
  ownRoute(api.confirmTotp, (work, { body }) => inOne(work, (inner) => confirmTotp(inner, body.code))),
  route(api.removeTotp, (work) => removeTotp(work).then(nothing)),
  route(api.listPasskeys, async (work) => ({
    passkeys: (await passkeysOf(work.db, personOf(work).id)).map(passkeyView),
  })),
  ownRoute(api.newPasskeyOptions, (work, _input, context) => newPasskeyOptions(work, context)),
  route(api.addPasskey, async (work, { body }, context: RouteContext) =>
    passkeyView(await addPasskey(work, body, context)),
  ),
  route(api.removePasskey, (work, { params }) => removePasskey(work, params.id).then(nothing)),
];

const people: Route[] = [
  route(api.listPeople, (work, { query }) => listPeople(work, query)),
  route(api.invite, (work, { body }) => invite(work, body)),
  route(api.resendInvitation, (work, { params }) => resendInvitation(work, params.id).then(nothing)),
  route(api.updatePerson, (work, { params, body }) => updatePerson(work, params.id, body)),
  route(api.disablePerson, (work, { params }) => disablePerson(work, params.id)),
  route(api.enablePerson, (work, { params }) => enablePerson(work, params.id)),
  route(api.listTokens, async (work) => ({ tokens: await listTokens(work) })),
  ownRoute(api.createToken, (work, { body }, context) =>
    once(work, context, api.createToken, { about: body, secret: true }, (inner) => newToken(inner, body)),
  ),
  route(api.revokeToken, (work, { params }) => revokeToken(work, params.id).then(nothing)),
];

export const routes: readonly Route[] = [...signingIn, ...own, ...people];

function inOne<T>(work: Work, command: (inner: Work) => Promise<T>): Promise<T> {
  return transact(work.house, work.actor, command, { requestId: work.requestId });
}

function nothing(): Record<string, never> {
  return {};
}

function passkeyView(row: PasskeyRow) {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}
