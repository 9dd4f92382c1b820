import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.policy.not_found': 'That version of the attributions does not exist or was discarded.',
  'error.policy.subject_missing': 'The case or the person no longer exists. Nothing has been decided.',
  'error.policy.published': 'This version is published and does not change. Make a draft from it.',
  'error.policy.changed':
    'Somebody saved this draft while you were changing it. Theirs is kept; open it again and repeat your change.',
  'error.policy.superseded':
    'Another version was published meanwhile. Nothing has been published; see what changes and publish again.',
  'error.policy.has_problems':
    '{n, plural, one {One problem is left to mend} other {# problems are left to mend}}. Nothing has been published.',
  'error.policy.before_now': 'Attributions cannot begin to rule in the past. Choose another date.',
  'error.policy.before_scheduled':
    'A version is planned for after that date. Nothing has been published; withdraw it first or choose a later date.',
  'error.policy.in_force': 'This version rules or has ruled, and stays. Publish another one to replace it.',
  'error.policy.advice_gone': 'With what was decided since, that advice no longer holds. See those of today.',
  'error.surprise.too_much':
    'It is more than you may spend on one surprise. Nothing has been saved; choose a smaller amount.',
  'error.surprise.budget_spent': 'Your surprise budget of this year has not that much left. Nothing has been saved.',
};
