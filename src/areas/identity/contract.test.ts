import { expect, test } from 'vitest';
import { z } from 'zod';
import type { AnyEndpoint } from '#platform/http/contract.ts';
import { identityApi, identityEvents } from './contract.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { parts } from './parts.ts';
import { personWithChangedRights } from './rights.rules.ts';

const endpoints: [string, AnyEndpoint][] = Object.entries(identityApi);
const SECRET = /pass(word|phrase)?$|hash|secret$|token$|value$|recoverycodes|private|counter|credential|totpsecret/i;
/** Shown once, to whoever has just asked for them. */
const SHOWN_ONCE = new Set(['startTotp.secret', 'createToken.value', 'confirmTotp.recoveryCodes']);

test.each(endpoints)('T11: %s answers no secret-like field', (name, { response }) => {
  const names = [...JSON.stringify(z.toJSONSchema(response, { unrepresentable: 'any' })).matchAll(/"(\w+)":\{/g)].map(
    (match) => match[1] as string,
  );
  expect(names.filter((field) => SECRET.test(field) && !SHOWN_ONCE.has(`${name}.${field}`))).toEqual([]);
});

test('every endpoint has its route, each once', () => {
  const served = parts.routes.map((route) => `${route.endpoint.method} ${route.endpoint.path}`);
  expect(served.toSorted()).toEqual(endpoints.map(([, one]) => `${one.method} ${one.path}`).toSorted());
});

test('every refusal of this area has its text in both languages, and no text is of one language only', () => {
  const codes = new Set(endpoints.flatMap(([, one]) => one.errors));
  expect([...codes].filter((code) => !es[`error.${code}`] || !en[`error.${code}`])).toEqual([]);
  expect(Object.keys(es).toSorted()).toEqual(Object.keys(en).toSorted());
});

test('secrets and second factors change with a fresh sign-in only, and never by token', () => {
  const guarded = [
    'startTotp',
    'confirmTotp',
    'removeTotp',
    'newPasskeyOptions',
    'addPasskey',
    'removePasskey',
    'createToken',
  ] as const;
  expect(guarded.filter((name) => identityApi[name].fresh !== true || identityApi[name].scope !== undefined)).toEqual(
    [],
  );
});

test('the events after which rights are read again are events of this area', () => {
  const changing = identityEvents.filter((type) => personWithChangedRights({ type, stream: 'person:7' }) === '7');
  expect(changing.toSorted()).toEqual([
    'person.changed',
    'person.disabled',
    'person.enabled',
    'session.ended',
    'token.revoked',
  ]);
  expect(personWithChangedRights({ type: 'session.ended', stream: 'case:7' })).toBeNull();
});
