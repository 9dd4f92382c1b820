import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.company.zone_unknown':
    'That time zone is not known. Nothing has been saved; choose one from the list, such as Europe/Madrid.',
  'error.brand.not_found': 'That brand does not exist.',
  'error.brand.last': 'It is the only active brand. Nothing has changed; activate another one first.',
  'error.team.not_found': 'That team does not exist.',
  'error.team.has_cases': 'The team has open cases. Nothing has changed; pass them to another team first.',
  'error.team.last':
    'It is the only active team, and somebody must receive the contacts. Nothing has changed; activate another one first.',
  'error.area.heir_unused': 'Whoever takes over must be another department in use. Nothing was saved; choose another.',
  'error.area.not_found': 'That area does not exist.',
  'error.calendar.not_found': 'That calendar does not exist.',
  'error.calendar.invalid':
    '{count, plural, one {One thing in the calendar needs correcting.} other {# things in the calendar need correcting.}} Nothing has been saved.',
  'error.calendar.changed':
    'Somebody saved this calendar while you were changing it. Theirs is saved and yours is still on the screen; open it again and repeat your change.',
  'error.absence.not_found': 'That absence does not exist or was cancelled.',
  'error.absence.not_yours':
    'You can enter your own absences and those of your team. Nothing has been saved; ask whoever leads theirs.',
  'error.absence.substitute_self': 'Nobody can stand in for themselves. Nothing has been saved; choose somebody else.',
  'error.absence.ends_before': 'The absence ends before it starts. Nothing has been saved; check the dates.',
  'error.duty.not_found': 'That turn of duty does not exist or was cancelled.',
  'error.duty.not_yours':
    'An area’s duty is kept by its head, or by those who lead the service. Nothing has been saved; ask them.',
  'error.duty.not_directors':
    'Who decides in the Director’s place is chosen by the Director, or by who administers. Nothing has been saved; ask them.',
  'error.duty.not_leading':
    'Only who directs, leads or administers acts for the Director. Nothing has been saved; choose somebody else.',
  'error.duty.area_needed': 'Say which area the duty is for. Nothing has been saved.',
  'error.duty.ends_before': 'The duty ends before it starts. Nothing has been saved; check the dates.',
  'error.tag.not_found': 'That tag does not exist.',
  'error.tag.exists':
    'There is a tag with that name already. Nothing has been saved; use that one or choose another name.',
  'error.field.not_found': 'That field does not exist.',
  'error.field.exists': 'There is a field with that key already. Nothing has been saved; choose another.',
  'error.field.needs_choices': 'A choice field needs at least one option. Nothing has been saved.',
  'error.targets.repeated': 'Two targets are the same for one priority. Nothing has been saved; keep one.',
  'error.setup.done': 'Cauce is already set up here. Sign in, or ask whoever administers it for an invitation.',
  'issue.calendar.never_opens': 'This calendar never opens. Add some opening hours.',
  'issue.calendar.no_working_days': 'Mark at least one working day.',
};
