import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.direct.not_yours': 'The direct line is attended by the Director or whoever is on duty. Nothing was changed.',
  'error.direct.not_found': 'That contact does not exist. Nothing was changed.',
  'error.direct.closed': 'That contact is closed already. Nothing was changed.',
  'error.direct.not_attended': 'Nobody has talked to this person yet. Call or answer before closing.',
  'error.direct.call_back_when': 'When to call back is missing or already past. Choose a moment to come.',
  'error.direct.hours_wrong': 'Some hours end before they begin or overlap. They were not saved; correct them.',
  'direct.subject.call': 'Asks for a call from the Director',
  'direct.subject.message': 'Message for the Director',
  'direct.wants_call': 'Asks for a call from the Director.',
  'direct.learnt_note': 'Direct line. What the team learns: {text}',
  'mail.direct.asked.subject': 'Somebody wants to talk to you',
  'mail.direct.asked.message': 'There is a new message on the direct line, waiting for your answer.',
  'mail.direct.asked.call': 'Somebody on the direct line asks you to call.',
  'mail.direct.asked.slot': 'Somebody on the direct line has chosen your call on {when}.',
  'mail.direct.late.subject': 'Broken promise on the direct line',
  'mail.direct.late.message': 'A message on the direct line is still unanswered and the promised moment has passed.',
  'mail.direct.late.call': 'A call asked for on the direct line is still not made and the promised moment has passed.',
  'mail.direct.late.slot': 'The call on the direct line chosen for {when} is not recorded as made.',
};
