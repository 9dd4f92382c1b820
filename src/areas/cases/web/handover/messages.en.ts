export const en = {
  'cases.handover.action': 'Hand over with a note…',
  'cases.pick.handover': 'Hand the case over to',
  'cases.handover.note': 'What {name} should know',
  'cases.handover.hint': 'It stays as an internal note: the customer can’t see it.',
  'cases.handover.missing': 'Write what whoever gets it should know.',
  'cases.handover.follow': 'Keep me told about this case',
  'cases.handover.confirm': 'Hand over to {name}',
} as const;
