import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.shift.ends_before': 'The shift ends before it starts. It was not saved; correct it.',
  'error.relief.already_asked':
    'You have asked for a hand already and it waits. Withdraw it to ask for something else.',
  'error.relief.cannot_move': 'You promised it yourself, or it waits for your decision: {reference} stays with you.',
  'error.relief.not_found': 'That request is there no more. Nothing was changed.',
  'error.relief.answered': 'Somebody else has answered this request already. Nothing was changed.',
  'error.relief.not_answered': 'There is nothing to give back of this request.',
  'error.relief.own': 'It is your own request. Let somebody else answer it.',
  'error.relief.word_needed': 'A line that says why not is missing. Add it.',
  'error.relief.moved_on': 'That person had it no more.',
  'relief.note':
    'Hand-over: {from} passes it to {to}, with {lead}’s yes.{word, select, none {} other { They say: “{word}”}} What was done and said is in the thread.',
};
