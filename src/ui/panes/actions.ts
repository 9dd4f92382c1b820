import { PanelRight } from 'lucide-react';
import { defineAction } from '../keys/registry.ts';

export const nextPane = defineAction({
  id: 'panes.next',
  label: 'ui.panes.next',
  group: 'general',
  keys: ['f6'],
  whileWriting: true,
});
export const previousPane = defineAction({
  id: 'panes.previous',
  label: 'ui.panes.previous',
  group: 'general',
  keys: ['shift+f6'],
  whileWriting: true,
});
export const toggleContext = defineAction({
  id: 'panes.context',
  label: 'ui.panes.context',
  group: 'here',
  keys: ['i'],
  icon: PanelRight,
});
export const backToList = defineAction({ id: 'panes.back', label: 'ui.panes.back', group: 'here', keys: ['escape'] });
