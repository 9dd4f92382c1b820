import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {
  'error.case.parent_self': 'A case is not its own parent. Choose another one.',
  'error.case.parent_is_child':
    '{reference} hangs from another case already. Nothing has changed; choose that one as the parent.',
  'error.case.has_children':
    '{reference} has child cases already. Nothing has changed; put them under the other case first.',
  'error.case.parent_resolved':
    '{reference} is resolved or discarded. Nothing has changed; reopen it first, or link them.',
  'error.case.no_parent': 'The case hangs from no other. Nothing has changed.',
  'error.case.children_open':
    '{n, plural, one {A child case is still open} other {# child cases are still open}}: {references}. Nothing has been resolved; answer each of them too, or close them first.',
  'error.case.child_refused':
    'The child case {reference} can’t be resolved like that, so nothing has been resolved or sent. Open it and resolve it apart.',
};
