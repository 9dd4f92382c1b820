import { PanelLeft, PanelRight } from 'lucide-react';
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
export const widerList = defineAction({
  id: 'panes.list-wider',
  label: 'ui.panes.listWider',
  group: 'list',
  icon: PanelLeft,
});
export const narrowerList = defineAction({
  id: 'panes.list-narrower',
  label: 'ui.panes.listNarrower',
  group: 'list',
  icon: PanelLeft,
});
export const widerContext = defineAction({
  id: 'panes.context-wider',
  label: 'ui.panes.contextWider',
  group: 'list',
  icon: PanelRight,
});
export const narrowerContext = defineAction({
  id: 'panes.context-narrower',
  label: 'ui.panes.contextNarrower',
  group: 'list',
  icon: PanelRight,
});
export const usualPanes = defineAction({ id: 'panes.usual', label: 'ui.panes.usual', group: 'list', icon: PanelLeft });
