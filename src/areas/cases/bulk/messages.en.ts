import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.bulk.not_found': 'That bulk change does not exist or is somebody else’s.',
  'error.bulk.ended': 'It had ended already: there is nothing left to stop. You can undo it.',
  'error.bulk.running': 'It has not ended yet. Stop it or wait, and undo it then.',
  'error.bulk.undone': 'That bulk change was undone already.',
  'error.bulk.waits_inside':
    'Somebody inside still has a consultation or an authorisation of this case. Nothing has changed; open it and decide there.',
};
