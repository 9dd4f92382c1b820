export const en = {
  'cases.parent.action': 'Is the same problem as…',
  'cases.pick.parent': 'Hangs from the case',
  'cases.family': 'Same problem',
  'cases.family.hint':
    'The other one becomes its parent: it is not resolved while children are open, and each gets an answer.',
  'cases.family.isParent': 'parent of this one',
  'cases.family.childOf': 'Child of {parent}',
  'cases.family.parentOf': 'Parent of {n, plural, one {# case} other {# cases}}{open, plural, =0 {} other {, # open}}',
  'cases.family.rule':
    '{n, plural, one {# is still open: this one is not resolved before, or they are answered together.} other {# are still open: this one is not resolved before, or they are answered together.}}',
  'cases.family.leave': 'No longer hangs from {parent}',
  'cases.family.done': '{child} hangs from {parent} now.',
  'cases.family.left': '{child} no longer hangs from {parent}.',
  'cases.family.along': 'Answer and resolve the {n, plural, one {child case} other {# child cases}} too',
  'cases.family.alongHint':
    'Each customer gets an answer of their own, with the same outcome and reason. Look them over.',
  'cases.family.answerTo': 'Answer to {customer} · {reference}',
  'cases.family.missing':
    'There are open child cases. Tick that they are resolved too and write to each, or close them first.',
  'cases.event.parent_set': '{by} put it under another case of the same problem',
  'cases.event.parent_left': '{by} parted it from the case it hung from',
  'cases.event.child_added': '{by} put a child case under it',
  'cases.event.child_left': '{by} took a child case from it',
} as const;
