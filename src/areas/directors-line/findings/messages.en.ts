import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.finding.not_found': 'That finding does not exist or is not your department’s. Nothing has changed.',
  'error.finding.not_yours': 'The department that has this finding answers it. Nothing has changed.',
  'error.finding.answered': 'This finding has been answered already. Nothing has changed.',
  'error.finding.word_missing': 'Why it is so is missing. Write it and send it again.',
  'error.finding.same_area': 'That department has the finding already. Choose another.',
  'error.finding.quote_not_said': 'The quote is not in that message as it stands. Copy the customer’s words unchanged.',
  'error.finding.contact_not_of_case': 'That contact is not of this case. Nothing has been saved.',
  'finding.somebody': 'someone on the team',
  'mail.finding.subject': 'A finding for {area}',
  'mail.finding.intro':
    'A case has shown something you can improve. Where it lies: {fault, select, process {the procedure} policy {a rule} information {the information} system {a system} workload {the workload} people_skill {training} product_design {the product’s design} product_batch {a batch of the product} supplier {a supplier} carrier {the carrier} third_party {a third party} expectation {what the customer was told} customer_error {a customer’s mistake} fraud {fraud} other {something from outside}}.',
  'mail.finding.link': 'Sign in to accept it, explain why it is so or pass it to another department:',
};
