import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.template.not_found': 'That template does not exist or is not yours. Nothing was changed.',
  'error.template.not_yours':
    'That template is changed by whoever wrote it or, if it is shared, by whoever leads a team.',
  'error.template.not_yours_to_share':
    'What a team or the whole company says is published by whoever leads. Nothing was saved; save it as your own.',
  'error.template.no_text': 'The text is missing. Nothing was saved; write it or remove that language.',
  'error.template.twice_one_language':
    'There are two texts for the same language and form of address. Nothing was saved; leave one of each.',
  'error.template.field_unknown':
    'Nobody knows what {field} is. Nothing was saved; choose it from the list or remove it.',
  'error.template.field_broken': '{field} is split by formatting or a link. Nothing was saved; write it in one piece.',
  'error.template.changed_meanwhile':
    'Somebody published another version while you were writing. Yours is still here; look at theirs and save again.',
  'error.template.value_missing': 'Missing: {field}. Your reply is saved; write it or remove that sentence.',
  'error.template.value_changed':
    'This has changed: {field}. You wrote “{before}” and now it is {known, select, yes {“{now}”} other {not known}}. It was not sent; correct it or send again if it is right as it is.',
  'error.signature.team_not_yours': 'A team’s signature is written by whoever leads. Nothing was changed.',
  'template.source.customer': 'Customer record',
  'template.source.case': 'Case data',
  'template.source.term': 'Date promised to the customer',
  'template.source.delivery': 'Date given by the department asked',
  'template.source.order': 'Order the case is about',
  'template.source.agent': 'Your account',
  'template.source.company': 'Company data',
  'template.source.calendar': 'Calendar',
  'template.yes': 'yes',
  'template.no': 'no',
};
