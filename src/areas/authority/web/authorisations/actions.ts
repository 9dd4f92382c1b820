import { CircleHelp, Stamp, X } from 'lucide-react';
import { defineAction } from '#ui/keys/registry.ts';

export const approveAction = defineAction({
  id: 'authorisation.approve',
  label: 'authorisations.approve',
  group: 'here',
  keys: ['ctrl+enter'],
  whileWriting: true,
  icon: Stamp,
});
export const refuseAction = defineAction({
  id: 'authorisation.refuse',
  label: 'authorisations.refuse',
  group: 'here',
  keys: ['shift+d'],
  icon: X,
});
export const askAction = defineAction({
  id: 'authorisation.ask',
  label: 'authorisations.ask',
  group: 'here',
  keys: ['q'],
  icon: CircleHelp,
});
