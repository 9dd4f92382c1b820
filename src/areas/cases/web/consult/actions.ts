import { MessagesSquare } from 'lucide-react';
import { defineAction } from '#ui/keys/registry.ts';

export const consultAction = defineAction({
  id: 'case.consult',
  label: 'cases.consult.action',
  group: 'here',
  keys: ['c'],
  icon: MessagesSquare,
});
export const confirmConsult = defineAction({
  id: 'case.consult-confirm',
  label: 'cases.consult.confirmAction',
  group: 'here',
  keys: ['ctrl+enter'],
  whileWriting: true,
});
export const leaveConsult = defineAction({
  id: 'case.consult-leave',
  label: 'cases.consult.leaveAction',
  group: 'here',
  keys: ['escape'],
  whileWriting: true,
});
