import type { Messages } from '#platform/i18n/index.ts';

/** Refusals of what is being written. */
export const en: Messages = {
  'error.draft.changed_elsewhere':
    'This draft was also written on another device. Nothing is lost: open the case again and you will see both texts.',
  'error.draft.already_sent':
    'This text was already sent, perhaps from another device, and is not sent twice. Look at the case; if you meant to add something, write it apart.',
};
