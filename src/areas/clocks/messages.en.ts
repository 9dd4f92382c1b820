import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.clocks.bad_calendar': 'Something in the hours needs correcting ({path}). Nothing has been saved.',
  'error.clocks.unknown_zone': 'The time zone {zone} is not known. Choose one from the list.',
  'error.clocks.unknown_territory': 'No holidays come prepared for that country or region. You can add them by hand.',
  'error.clocks.never_opens': 'These hours never open, so there is no time to count. Add some opening hours.',
  'error.clocks.no_working_days': 'These hours have no working day, so there is no time to count. Mark at least one.',
  'error.clocks.too_far': 'The deadline would fall more than {years} years away. Check its length and the hours.',
  'error.clocks.bad_amount': 'The length of a deadline is a number of days or minutes and cannot be negative.',
  'error.clocks.bad_instant': 'That date or time does not exist.',
  'error.legal_pack.not_found': 'That pack of terms does not exist. Nothing was changed.',
  'error.legal_pack.brand_not_found': 'That brand does not exist. Nothing was changed.',
  'error.legal_pack.in_the_past':
    'That date has passed. Nothing was changed: terms already told to customers are not moved.',
  'issue.clocks.unknown_zone': 'This time zone is not known.',
  'issue.clocks.bad_time': 'Times are written as 09:00 and go up to 24:00.',
  'issue.clocks.empty_slot': 'This slot starts and ends at the same time. For the whole day: 00:00 to 24:00.',
  'issue.clocks.overlapping_slots': 'This slot overlaps another one of the same day.',
  'issue.clocks.bad_date': 'That date does not exist.',
  'issue.clocks.repeated_date': 'This date is there twice.',
};
