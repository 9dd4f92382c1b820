/** What the Director says of one's own decisions, in English. */
export const en = {
  'feedback.title': 'What the Director tells you',
  'feedback.praise': 'To celebrate',
  'feedback.learnt': 'What the team has learnt',
  'feedback.new': 'Unread',
  'feedback.read': 'Read',
  'feedback.answer': 'Answer',
  'feedback.answerText': 'Your answer',
  'feedback.answerHint': 'The Director reads it. Nobody else.',
  'feedback.send': 'Send to the Director',
  'feedback.sent': 'Answer sent to the Director',
  'feedback.yours': 'You answered',
};
