import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.intake.not_found': 'That arrival does not exist, or you cannot see it.',
  'error.intake.done': 'That arrival already has its case. Nothing has changed: open the case to go on.',
  'error.intake.has_case':
    'That arrival is a message of a case that was open already. Nothing has changed: open the case and decide there.',
};
