import { defineAction } from '../keys/registry.ts';

export const nextRow = defineAction({
  id: 'list.next',
  label: 'ui.list.next',
  group: 'list',
  keys: ['j'],
  repeats: true,
});
export const previousRow = defineAction({
  id: 'list.previous',
  label: 'ui.list.previous',
  group: 'list',
  keys: ['k'],
  repeats: true,
});
export const openRow = defineAction({ id: 'list.open', label: 'ui.list.open', group: 'list', keys: ['enter'] });
export const selectRow = defineAction({ id: 'list.select', label: 'ui.list.select', group: 'list', keys: ['x'] });
export const extendDown = defineAction({
  id: 'list.extend-down',
  label: 'ui.list.extendDown',
  group: 'list',
  keys: ['shift+j'],
  repeats: true,
});
export const extendUp = defineAction({
  id: 'list.extend-up',
  label: 'ui.list.extendUp',
  group: 'list',
  keys: ['shift+k'],
  repeats: true,
});
export const selectAllRows = defineAction({
  id: 'list.select-all',
  label: 'ui.list.selectAll',
  group: 'list',
  keys: ['ctrl+a'],
});
export const clearSelection = defineAction({
  id: 'list.clear',
  label: 'ui.list.clear',
  group: 'list',
  keys: ['escape'],
});
export const showFresh = defineAction({ id: 'list.show-fresh', label: 'ui.list.showFresh', group: 'list' });
