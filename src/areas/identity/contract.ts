import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

export const ROLES = ['administrator', 'director', 'lead', 'agent', 'area_member', 'auditor'] as const;
export type Role = (typeof ROLES)[number];
export const role = z.enum(ROLES);
export const language = z.enum(['es', 'en']);
const id = z.uuid();
const byId = z.strictObject({ id });
const when = z.iso.datetime();
const password = z.string().min(12, { message: 'issue.password_short' }).max(200);
const done = z.strictObject({});

/** What a token may be allowed to do. `*` is everything its person may. */
export const SCOPES = ['*', 'cases:read', 'cases:write', 'customers:read', 'customers:write', 'intake:read', 'intake:write', 'settings:read', 'settings:write'] as const;

/** Kept per person, on every device. */
export const preferences = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).optional(),
  density: z.enum(['comfortable', 'compact', 'dense']).optional(),
  shortcuts: z.enum(['on', 'alt', 'off']).optional(),
  undoSeconds: z.int().min(0).max(30).optional(),
  afterAction: z.enum(['next', 'stay']).optional(),
  panes: z.record(z.string().max(40), z.number()).optional(),
});

export const me = z.strictObject({
  id,
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  language,
  jobTitle: z.string(),
  signature: z.string(),
  available: z.boolean(),
  preferences,
  teamIds: z.array(id),
  areaIds: z.array(id),
  totp: z.boolean(),
  passkeys: z.int(),
  /** Signed in again lately enough for secrets and second factors. */
  fresh: z.boolean(),
});
export type Me = z.infer<typeof me>;

export const personView = z.strictObject({
  id,
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  status: z.enum(['invited', 'active', 'disabled']),
  language,
  jobTitle: z.string(),
  available: z.boolean(),
  secondFactor: z.boolean(),
  lastSeenAt: when.nullable(),
  can: z.record(z.string(), z.union([z.literal(true), z.string()])),
});
export type PersonView = z.infer<typeof personView>;

const sessionView = z.strictObject({ id, createdAt: when, lastSeenAt: when, userAgent: z.string(), address: z.string(), current: z.boolean() });
const tokenView = z.strictObject({ id, name: z.string(), scopes: z.array(z.enum(SCOPES)), createdAt: when, expiresAt: when.nullable(), lastUsedAt: when.nullable(), person: z.string() });
const passkeyView = z.strictObject({ id, name: z.string(), createdAt: when, lastUsedAt: when.nullable() });
const webauthn = z.record(z.string(), z.unknown());
const signedIn = z.strictObject({ status: z.enum(['signed_in', 'second_factor']), passkeyOffered: z.boolean() });
const tag = 'Identity';

/** Abilities that travel with things: true, or the code of the reason why not (text under `ability.<code>`). */
export const abilities = z.record(z.string(), z.union([z.literal(true), z.string()]));

export const identityApi = {
  getSession: endpoint({ method: 'GET', path: '/api/v1/session', summary: 'Who is signed in', tag, access: 'person', scope: 'cases:read', response: me }),
  signIn: endpoint({ method: 'POST', path: '/api/v1/session', summary: 'Sign in with e-mail and password', tag, access: 'public', limit: 30, body: z.strictObject({ email: z.string().max(320), password: z.string().max(200) }), response: signedIn, errors: ['session.wrong', 'session.too_many'] }),
  secondFactor: endpoint({ method: 'POST', path: '/api/v1/session/second-factor', summary: 'Finish signing in with a TOTP or recovery code', tag, access: 'public', limit: 30, body: z.strictObject({ code: z.string().max(40) }), response: signedIn, errors: ['session.wrong_code', 'session.too_many', 'session.expired'] }),
  passkeyOptions: endpoint({ method: 'POST', path: '/api/v1/session/passkey-options', summary: 'Challenge for signing in with a passkey', tag, access: 'public', limit: 60, body: done, response: webauthn }),
  passkeySignIn: endpoint({ method: 'POST', path: '/api/v1/session/passkey', summary: 'Sign in with a passkey', tag, access: 'public', limit: 30, body: z.strictObject({ response: webauthn }), response: signedIn, errors: ['session.wrong_passkey', 'session.expired'] }),
  confirm: endpoint({ method: 'POST', path: '/api/v1/session/confirm', summary: 'Confirm it is you (password or code) before secrets change', tag, access: 'person', limit: 20, body: z.strictObject({ password: z.string().max(200).optional(), code: z.string().max(40).optional() }), response: done, errors: ['session.wrong', 'session.too_many'] }),
  signOut: endpoint({ method: 'DELETE', path: '/api/v1/session', summary: 'Sign out', tag, access: 'person', response: done, status: 204 }),
  updateMe: endpoint({ method: 'PATCH', path: '/api/v1/me', summary: 'Own name, language, signature, availability, preferences', tag, access: 'person', body: z.strictObject({ name: z.string().trim().min(1).max(120).optional(), language: language.optional(), signature: z.string().max(4000).optional(), available: z.boolean().optional(), preferences: preferences.optional() }), response: me }),
  changePassword: endpoint({ method: 'POST', path: '/api/v1/me/password', summary: 'Change own password; other sessions end', tag, access: 'person', limit: 20, body: z.strictObject({ current: z.string().max(200), next: password }), response: done, errors: ['session.wrong', 'session.too_many', 'person.password_weak'] }),
  listSessions: endpoint({ method: 'GET', path: '/api/v1/me/sessions', summary: 'Own sessions', tag, access: 'person', response: z.strictObject({ sessions: z.array(sessionView) }) }),
  endSession: endpoint({ method: 'DELETE', path: '/api/v1/me/sessions/:id', summary: 'End one of own sessions', tag, access: 'person', params: byId, response: done, status: 204, errors: ['session.not_found'] }),
  startTotp: endpoint({ method: 'POST', path: '/api/v1/me/totp', summary: 'Secret and QR for an authenticator app', tag, access: 'person', fresh: true, body: done, response: z.strictObject({ secret: z.string(), uri: z.string(), qr: z.string() }), errors: ['totp.already_on'] }),
  confirmTotp: endpoint({ method: 'POST', path: '/api/v1/me/totp/confirmation', summary: 'Switch the second factor on with its first code', tag, access: 'person', fresh: true, body: z.strictObject({ code: z.string().max(20) }), response: z.strictObject({ recoveryCodes: z.array(z.string()) }), errors: ['session.wrong_code', 'totp.already_on'] }),
  removeTotp: endpoint({ method: 'DELETE', path: '/api/v1/me/totp', summary: 'Switch the second factor off', tag, access: 'person', fresh: true, response: done, status: 204 }),
  listPasskeys: endpoint({ method: 'GET', path: '/api/v1/me/passkeys', summary: 'Own passkeys', tag, access: 'person', response: z.strictObject({ passkeys: z.array(passkeyView) }) }),
  newPasskeyOptions: endpoint({ method: 'POST', path: '/api/v1/me/passkey-options', summary: 'Challenge for a new passkey', tag, access: 'person', fresh: true, body: done, response: webauthn }),
  addPasskey: endpoint({ method: 'POST', path: '/api/v1/me/passkeys', summary: 'Keep a new passkey', tag, access: 'person', fresh: true, body: z.strictObject({ name: z.string().trim().min(1).max(80), response: webauthn }), response: passkeyView, status: 201, errors: ['session.wrong_passkey'] }),
  removePasskey: endpoint({ method: 'DELETE', path: '/api/v1/me/passkeys/:id', summary: 'Remove a passkey', tag, access: 'person', fresh: true, params: byId, response: done, status: 204, errors: ['passkey.not_found'] }),
  listPeople: endpoint({ method: 'GET', path: '/api/v1/people', summary: 'People who work here', tag, access: 'person', scope: 'settings:read', roles: ['administrator', 'director', 'lead', 'auditor'], query: z.strictObject({ q: z.string().max(100).optional(), all: z.stringbool().optional() }), response: z.strictObject({ people: z.array(personView), can: abilities }) }),
  invite: endpoint({ method: 'POST', path: '/api/v1/invitations', summary: 'Invite a person; a personal link goes by mail', tag, access: 'person', scope: 'settings:write', roles: ['administrator'], body: z.strictObject({ name: z.string().trim().min(1).max(120), email: z.email().max(320), roles: z.array(role).min(1), language: language.default('es'), jobTitle: z.string().max(120).default(''), teamIds: z.array(id).default([]), areaIds: z.array(id).default([]) }), response: personView, status: 201, errors: ['person.email_taken', 'person.unknown_group'] }),
  resendInvitation: endpoint({ method: 'POST', path: '/api/v1/people/:id/invitation', summary: 'Send the invitation again (the former link dies)', tag, access: 'person', scope: 'settings:write', roles: ['administrator'], params: byId, body: done, response: done, errors: ['person.not_found', 'person.not_invited'] }),
  getInvitation: endpoint({ method: 'GET', path: '/api/v1/invitations/:token', summary: 'Whom an invitation is for', tag, access: 'public', limit: 60, params: z.strictObject({ token: z.string().max(100) }), response: z.strictObject({ name: z.string(), email: z.string(), company: z.string() }), errors: ['link.invalid'] }),
  acceptInvitation: endpoint({ method: 'POST', path: '/api/v1/invitations/:token', summary: 'Choose a password and sign in', tag, access: 'public', limit: 30, params: z.strictObject({ token: z.string().max(100) }), body: z.strictObject({ password }), response: signedIn, errors: ['link.invalid', 'person.password_weak'] }),
  requestReset: endpoint({ method: 'POST', path: '/api/v1/password-resets', summary: 'Ask for a reset link; same answer for everybody', tag, access: 'public', limit: 10, body: z.strictObject({ email: z.string().max(320) }), response: done, status: 202 }),
  resetPassword: endpoint({ method: 'POST', path: '/api/v1/password-resets/:token', summary: 'Set a new password; every session ends', tag, access: 'public', limit: 30, params: z.strictObject({ token: z.string().max(100) }), body: z.strictObject({ password }), response: done, errors: ['link.invalid', 'person.password_weak'] }),
  updatePerson: endpoint({ method: 'PATCH', path: '/api/v1/people/:id', summary: 'Name, roles, title, language of a person', tag, access: 'person', scope: 'settings:write', roles: ['administrator'], params: byId, body: z.strictObject({ name: z.string().trim().min(1).max(120).optional(), roles: z.array(role).min(1).optional(), jobTitle: z.string().max(120).optional(), language: language.optional() }), response: personView, errors: ['person.not_found', 'person.last_administrator'] }),
  disablePerson: endpoint({ method: 'POST', path: '/api/v1/people/:id/disablement', summary: 'Sessions, tokens and links die at once; their cases go to the queue', tag, access: 'person', scope: 'settings:write', roles: ['administrator'], params: byId, body: done, response: personView, errors: ['person.not_found', 'person.last_administrator'] }),
  enablePerson: endpoint({ method: 'DELETE', path: '/api/v1/people/:id/disablement', summary: 'Let a disabled person in again', tag, access: 'person', scope: 'settings:write', roles: ['administrator'], params: byId, response: personView, errors: ['person.not_found'] }),
  listTokens: endpoint({ method: 'GET', path: '/api/v1/tokens', summary: 'API tokens', tag, access: 'person', scope: 'settings:read', roles: ['administrator'], response: z.strictObject({ tokens: z.array(tokenView) }) }),
  createToken: endpoint({ method: 'POST', path: '/api/v1/tokens', summary: 'Make a token; its value is shown once', tag, access: 'person', roles: ['administrator'], fresh: true, body: z.strictObject({ name: z.string().trim().min(1).max(80), scopes: z.array(z.enum(SCOPES)).min(1), expiresAt: when.optional() }), response: tokenView.extend({ value: z.string() }), status: 201 }),
  revokeToken: endpoint({ method: 'DELETE', path: '/api/v1/tokens/:id', summary: 'Revoke a token', tag, access: 'person', roles: ['administrator'], params: byId, response: done, status: 204, errors: ['token.not_found'] }),
} as const;

export const identityEvents = [
  'person.invited', 'person.joined', 'person.changed', 'person.disabled', 'person.enabled', 'person.password_changed', 'person.totp_on', 'person.totp_off',
  'person.passkey_added', 'person.passkey_removed', 'session.started', 'session.ended', 'token.created', 'token.revoked',
] as const;
