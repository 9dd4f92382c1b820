import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.action.needs_person':
    'Only a person takes a case into their hands. Nothing was changed; assign it to somebody or to a team.',
  'error.action.needs_owner':
    'The case has no owner, and an area answers a person. Nothing was changed; assign it first.',
  'issue.action.repeated': 'That stands there twice: take one away.',
  'issue.action.assign_whom': 'Say to whom it is assigned: a person, a team or both.',
};
