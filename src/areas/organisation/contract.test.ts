import { expect, test } from 'vitest';
import { parts as identity } from '#areas/identity/index.ts';
import { en as clocksEn } from '#areas/clocks/messages.en.ts';
import { es as clocksEs } from '#areas/clocks/messages.es.ts';
import type { AnyEndpoint } from '#platform/http/contract.ts';
import { organisationApi, setupApi } from './contract.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { makeParts } from './parts.ts';
import { abilitiesIn, mayKeepAbsence } from './policy.rules.ts';
import { REASONS } from './set-up/reasons.rules.ts';

const endpoints: AnyEndpoint[] = [...Object.values(organisationApi), ...Object.values(setupApi)];

test('every endpoint has its route, each once', () => {
  const served = makeParts().routes.map((route) => `${route.endpoint.method} ${route.endpoint.path}`);
  expect(served.toSorted()).toEqual(endpoints.map((one) => `${one.method} ${one.path}`).toSorted());
});

test('every refusal has its text in both languages', () => {
  const codes = new Set(endpoints.flatMap((one) => one.errors));
  const known = (language: 'es' | 'en', own: object, clocks: object) => ({
    ...identity.texts[language],
    ...clocks,
    ...own,
  });
  const [spanish, english] = [known('es', es, clocksEs), known('en', en, clocksEn)];
  expect([...codes].filter((code) => !(`error.${code}` in spanish) || !(`error.${code}` in english))).toEqual([]);
  expect(Object.keys(es).toSorted()).toEqual(Object.keys(en).toSorted());
});

test('the reasons that come with Cauce have codes of their own and both labels', () => {
  expect(new Set(REASONS.map((reason) => reason.code)).size).toBe(REASONS.length);
  expect(
    REASONS.filter((reason) => !reason.labelEs || !reason.labelEn || !/^[a-z][a-z0-9_]{0,39}$/.test(reason.code)),
  ).toEqual([]);
});

const T1 = 'team-1';
test.each([
  ['oneself', { id: 'a', roles: ['agent'], teamIds: [] }, true],
  ['an auditor, even for oneself', { id: 'a', roles: ['auditor'], teamIds: [] }, 'absence.not_yours'],
  ['an administrator', { id: 'x', roles: ['administrator'], teamIds: [] }, true],
  ['the director', { id: 'x', roles: ['director'], teamIds: [] }, true],
  ['the lead of the team', { id: 'x', roles: ['lead'], teamIds: [T1] }, true],
  ['the lead of another team', { id: 'x', roles: ['lead'], teamIds: ['team-2'] }, 'absence.not_yours'],
  ['a colleague', { id: 'x', roles: ['agent'], teamIds: [T1] }, 'absence.not_yours'],
] as const)('who may enter a member’s absence: %s', (_name, actor, expected) => {
  const verdict = mayKeepAbsence(actor, { id: 'a', teamIds: [T1] });
  expect(verdict.ok || verdict.reason).toBe(expected);
});

test.each([
  ['administrator', { manage: true, tags: true }],
  ['director', { manage: 'session.role', tags: true }],
  ['lead', { manage: 'session.role', tags: true }],
  ['agent', { manage: 'session.role', tags: 'session.role' }],
  ['area_member', { manage: 'session.role', tags: 'session.role' }],
  ['auditor', { manage: 'session.role', tags: 'session.role' }],
])('what %s may change here', (role, expected) =>
  expect(abilitiesIn({ id: 'a', roles: [role], teamIds: [] })).toEqual(expected),
);
