import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.customer.not_found': 'We can’t find that record, or you can’t see it.',
  'error.customer.address_taken':
    'That e-mail is on another record already. Nothing has changed: open the other record or merge them.',
  'error.customer.email_invalid': 'That e-mail is not an address (name@domain.com). It has not been saved.',
  'error.customer.phone_invalid':
    'That is not a valid phone number. Write it with its prefix if it is from another country. It has not been saved.',
  'error.customer.company_not_found': 'The chosen company does not exist or is not a company. It has not been saved.',
  'error.customer.merge_self': 'A record cannot be merged with itself. Choose another.',
  'error.customer.merge_kinds': 'A person and a company cannot be merged. Link the person to the company.',
  'error.customer.merge_goes_on':
    'This record was merged into another one later. Nothing has changed; undo that other merge first.',
  'error.customer.merge_undone': 'That merge was undone already.',
  'error.note.not_yours': 'Only whoever wrote the note can remove it.',
};
