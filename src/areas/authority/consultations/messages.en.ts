import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.consultation.not_found': 'That consultation does not exist or is not your area’s. Nothing has changed.',
  'error.consultation.already_answered': '{who} has already answered: {answer}. Your answer has not been saved.',
  'error.consultation.closed': 'The consultation is closed. Nothing has been saved; if need be, it is asked again.',
  'error.consultation.own': 'Nobody answers their own question. Nothing has been saved.',
  'error.consultation.not_yours':
    'Only whoever asked, or those who lead the service, can do that. Nothing has been done.',
  'error.consultation.answer_needed': 'The answer is missing. Choose a button or write a few words.',
  'error.consultation.answer_unknown':
    'That answer does not belong to this consultation. Nothing has been saved; choose one of its own.',
  'error.consultation.quantity_needed':
    'Say how many you can send: fewer than were asked for, and at least one. Nothing has been saved.',
  'error.consultation.date_needed': 'Say on which day it is delivered. Nothing has been saved.',
  'error.consultation.date_past': 'The day of delivery has passed. Nothing has been saved; give another.',
  'error.consultation.reminded_just_now': 'You have just reminded them. No other mail has been sent.',
  'error.consultation.nobody':
    'The area {area} has nobody on duty, no address, no head and no members. Nothing has been asked; ask an administrator to add them.',
  'error.consultation.area_unused': 'The area {area} is no longer in use. Nothing has been asked; choose another.',
  'error.consultation.answers_repeated': 'Two answers say the same. Nothing has been asked; change one.',
  'error.consultation.due_too_late':
    'That time goes beyond what the legal deadline of the case allows. Nothing has been asked; make it shorter.',
  'error.consultation.due_past': 'That time has passed. Nothing has been asked; choose another.',
  'error.proposal.answer_unread':
    'The department replied: “{answer}”. Nothing was applied; confirm that you have read the reply.',
  'consultation.confirm': 'Yes, all of them',
  'consultation.partial': 'Only some',
  'consultation.none': 'None left',
  'consultation.done': 'Done',
  'consultation.returned': 'We can’t: it goes back',
  'consultation.fact.first_name': 'Customer',
  'consultation.fact.full_name': 'Customer',
  'consultation.fact.phone': 'Telephone',
  'consultation.fact.email': 'E-mail',
  'consultation.fact.order': 'Order',
  'mail.consultation.greeting': 'Hello{name, select, none {} other { {name}}},',
  'mail.consultation.subject':
    '{kind, select, order {{asker} asks {area} for {quantity} × {item}} handover {{asker} hands over to {area}: {question}} other {{asker} asks {area}: {question}}}',
  'mail.consultation.intro':
    '{kind, select, order {{asker}, of customer service, asks {area} for case {reference}:} handover {{asker}, of customer service, leaves case {reference} in the hands of {area}:} other {{asker}, of customer service, asks {area} about case {reference}:}}',
  'mail.consultation.order': '{quantity} × {item}',
  'mail.consultation.due': 'The answer is needed before {due}.',
  'mail.consultation.answer': 'Answer with one press, no password:',
  'mail.consultation.page': 'See it and answer in your own words: {link}',
  'mail.consultation.no_reply':
    'Answer with one of the links: what you reply to this mail does not reach the question.',
  'mail.consultation.reply': 'You can also reply to this mail.',
  'mail.consultation.personal':
    'The link is yours: do not forward it. Opening it decides nothing; it ends when it is answered.',
  'mail.consultation.reminder.subject': 'Reminder: {subject}',
  'mail.consultation.reminder.intro': 'This answer is still missing; its time ends on {due}.',
  'mail.consultation.head.subject': 'No answer from {area}: {subject}',
  'mail.consultation.head.intro':
    'Its time ended on {due} and nobody in {area} has answered. You get this as its head.',
  'mail.consultation.lead.subject': 'Unanswered consultation: {reference} waits for {area}',
  'mail.consultation.lead.text':
    '{asker} asked {area} about case {reference} and its time ended on {due}. {head, select, none {The area has no head to tell.} other {{head} knows already.}} See it here: {link}',
  'mail.consultation.area_off.subject': '{area} is no longer in use: {reference} waits for its answer',
  'mail.consultation.area_off.text':
    'The area {area} was retired with an open consultation about case {reference}. Whoever received it can still answer; otherwise cancel it and ask another area: {link}',
  'mail.consultation.late_answer.subject': '{area} has answered; {reference} is closed already',
  'mail.consultation.late_answer.text':
    '{area} answered about case {reference} when it was closed already: “{answer}”. The case stays closed; if the customer must hear of it, reopen it: {link}',
  'mail.consultation.passed.subject': '{subject} (passed on to you)',
  'mail.consultation.passed.intro': 'Somebody passed this on to you: it is for {area}.',
  'consultation.passed': 'Passes the question on to {to}.',
  'error.consultation.same_hands': 'It is in those hands already. Nothing changed; choose another area or person.',
  'error.consultation.of_proposal':
    'This question decides a proposal, and the rule wants the yes of this area. Pass it on to another person of the area, or answer that it is not yours.',
  'error.consultation.files_many': 'The question has {most} files already. This one was not kept.',
};
