import type { Messages } from '#platform/i18n/index.ts';

/** Refusals of what is being written. */
export const en: Messages = {
  'error.case.later_beyond_legal':
    'It would leave after the legal term of the case ends. It is not scheduled and your text is safe: choose an earlier moment or, if it has to be so, schedule it again.',
  'error.draft.changed_elsewhere':
    'This draft was also written on another device. Nothing is lost: open the case again and you will see both texts.',
  'error.draft.already_sent':
    'This text was already sent, perhaps from another device, and is not sent twice. Look at the case; if you meant to add something, write it apart.',
};
