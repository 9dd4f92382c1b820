import { Waypoints } from 'lucide-react';
import { defineAction } from '#ui/keys/registry.ts';

export const proposeAction = defineAction({
  id: 'case.propose',
  label: 'cases.propose.action',
  group: 'here',
  keys: ['p'],
  icon: Waypoints,
});
export const confirmProposal = defineAction({
  id: 'case.propose-confirm',
  label: 'cases.propose.confirmAction',
  group: 'here',
  keys: ['ctrl+enter'],
  whileWriting: true,
});
export const leaveProposal = defineAction({
  id: 'case.propose-leave',
  label: 'cases.propose.leaveAction',
  group: 'here',
  keys: ['escape'],
  whileWriting: true,
});
