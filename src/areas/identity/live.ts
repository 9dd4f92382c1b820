import { liveTo } from '#platform/realtime/live-rules.ts';
import { identityApi } from './contract.ts';

const READ_PEOPLE: readonly string[] = identityApi.listPeople.roles ?? [];

/** Of a person hear they themselves and whoever may list people. Others do not: when somebody signs in is not for colleagues. */
export const live = [
  liveTo(
    ['person'],
    'settings:read',
    (actor, id) => actor.id === id || actor.roles.some((role) => READ_PEOPLE.includes(role)),
  ),
];
