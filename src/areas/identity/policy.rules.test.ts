import { expect, test } from 'vitest';
import { ROLES } from './contract.ts';
import { abilitiesOn } from './policy.rules.ts';

const YES = { update: true, disable: true, enable: 'person.not_disabled', resendInvitation: 'person.not_invited' };

test.each([
  ['an active agent', { status: 'active', roles: ['agent'] }, 1, YES],
  ['an administrator among several', { status: 'active', roles: ['administrator'] }, 2, YES],
  [
    'the only administrator',
    { status: 'active', roles: ['administrator', 'lead'] },
    1,
    { ...YES, disable: 'person.last_administrator' },
  ],
  [
    'an invited administrator runs nothing yet',
    { status: 'invited', roles: ['administrator'] },
    1,
    { ...YES, resendInvitation: true },
  ],
  [
    'a disabled person',
    { status: 'disabled', roles: ['agent'] },
    1,
    { ...YES, disable: 'person.already_disabled', enable: true },
  ],
] as const)('what an administrator may do to %s', (_name, person, administrators, expected) => {
  expect(abilitiesOn({ roles: ['administrator'] }, person, administrators)).toEqual(expected);
});

test.each(ROLES.filter((role) => role !== 'administrator'))('%s may do nothing to people', (role) => {
  expect(new Set(Object.values(abilitiesOn({ roles: [role] }, { status: 'active', roles: ['agent'] }, 3)))).toEqual(
    new Set(['session.role']),
  );
});
