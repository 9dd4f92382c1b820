import type { Messages } from '#platform/i18n/index.ts';

/** Refusals of what the law asks of a case, and the words it puts in answers. */
export const en: Messages = {
  'error.case.other_language':
    'The answer is in another language than the customer’s. It was not sent and your text is safe; translate it or say why.',
  'error.case.other_way':
    'The answer does not go by the customer’s way. It was not sent and your text is safe; change the way or say why.',
  'error.case.resolve_needs_adr':
    'Not everything is granted and the last answer does not say whom the customer may turn to. The case is still open; write the answer and it will be added by itself.',
  'error.case.resolve_needs_cut':
    'The customer has not been told the cause of the cut and when service will be back, or why that is not known ({article}). The case is still open; say it in the answer.',
  'error.case.cut_not_asked': 'No term of a service cut runs in this case. Nothing was changed.',
  'error.case.cut_needs_all':
    'The cause or when service will be back is missing. Nothing was saved; write them or say why they are not known.',
  'error.case.receipt_given': 'The customer has their receipt already. Nothing was changed.',
  'error.case.supervisor_asked': 'A supervisor is already being asked for in this case. Nothing was changed.',
  'error.case.nobody_supervises': 'Nobody is on supervision duty now. Nothing was changed; promise a call for today.',
  'error.case.phone_needed': 'The phone number to call is missing. Nothing was saved; write it down.',
  'error.request.not_found': 'That request does not exist in this case. Nothing was changed.',
  'error.request.attended': 'That request has been attended already. Nothing was changed.',
  'error.request.not_supervisor':
    'Whoever spoke with the customer notes it: the supervisor on duty, a team lead or management. They still wait.',
  'error.hold.standing': 'A protection of that kind already stands on the case. Nothing was changed.',
  'error.hold.not_found': 'That protection does not exist or was lifted already. Nothing was changed.',
  'error.hold.before_notice':
    'The resolution has not been notified yet. The protection stands; to lift it before, say why.',
  'error.incident.not_found': 'That mass incident does not exist. Nothing was changed.',
  'error.incident.closed': 'The mass incident is closed already. Nothing was changed.',
  'error.incident.public_needs_text':
    'The text for the public pages is missing. Nothing was saved; write it or do not publish it.',
  'error.incident.none_alike': 'No open case matches. Nothing was added; change what you look for.',
  'error.incident.too_many_alike':
    'More than {most, number} cases match. None was added; narrow it by reason, date or words.',
  'error.incident.nobody_to_tell': 'There are no open cases to tell. Nothing was sent.',
  'error.incident.reach_changed':
    'The cases changed while you were writing: now it {cases, plural, one {would be # case} other {would be # cases}}. Nothing was sent; look at it and send again.',
  'error.incident.needs_english':
    '{cases, plural, one {# case is} other {# cases are}} in another language than Spanish. Nothing was sent; write the text in English too.',
  'error.incident.broadcast_needs_lead':
    'It is {cases, number} cases: an update like that is sent by who leads the team. Nothing was sent.',
  'law.incident.language': 'An update for everybody affected by an incident, in Spanish or in English.',
  'law.incident.restoration': 'Expected to be solved: {date}.',
  'law.adr.adhered': '{company} has joined:',
  'law.adr.not_adhered': '{company} has not joined any. The competent bodies are:',
  'law.adr.not_here': '{company} has not joined any of your territory. The competent bodies are:',
  'law.adr.nobody_here':
    '{company} has not joined any of your territory. Municipal and regional consumer offices inform about the competent bodies and handle the complaint.',
  'law.adr.everyone': 'Full list, by territory: {list}',
  'law.adr.nobody':
    '{company} has not joined any. Municipal and regional consumer offices inform about the competent bodies and handle the complaint.',
  'law.cut.cause': 'Cause of the cut: {said}',
  'law.cut.restoration': 'Service expected back: {said}',
  'law.cut.unknown':
    '{what, select, cause {We do not know the cause yet} restoration {We do not know yet when service will be back} other {We do not know yet the cause nor when service will be back}}: {why}',
  'law.supervisor.note_now': 'Asks for a supervisor. Being put through in this contact.',
  'law.supervisor.note_confirm':
    'They ask for a supervisor. They are put through in this same contact; note afterwards that they were spoken to.',
  'law.supervisor.note_call': 'Asks for a supervisor. Must be called on {phone} within the same working day.',
};
