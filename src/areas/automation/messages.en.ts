import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.automation.not_found': 'That automation is there no more. Nothing was changed; look at the list.',
  'error.automation.not_tried':
    'Nobody has seen yet what this version would have done. It stays off; try it with the last month and switch it on then.',
  'error.automation.nobody_asks':
    'An automation is nobody: “me” or “my team” say nothing in it. It was not saved; choose a person or a team.',
  'error.automation.fault':
    'It could not be done because of a fault in Cauce, which is written down. The case is as it was; do it by hand.',
  'error.automation.too_often':
    'It had acted on the case ten times within an hour. It does no more on this case until somebody switches it on anew.',
  'error.automation.too_deep':
    'Automations were calling each other, five in a row. It does no more on this case until somebody switches it on anew.',
  'issue.automation.no_actions': 'Say what it does: add at least one action.',
};
