import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.job.not_found': 'That job is no longer waiting: somebody else may have run it again.',
};
