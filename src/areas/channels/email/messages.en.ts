import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.mail.too_large':
    'The mail is over the limit of {megabytes} MB. It has not been kept; send it without the large attachments.',
  'error.mail.empty': 'No mail arrived: the body of the request is empty. Nothing has been kept.',
};
