import { Megaphone, TriangleAlert } from 'lucide-react';
import { defineAction } from '#ui/keys/registry.ts';

export const incidentsAction = defineAction({
  id: 'cases.incidents',
  label: 'cases.incidents',
  group: 'go',
  icon: TriangleAlert,
});
export const openIncidentAction = defineAction({
  id: 'cases.incidents-new',
  label: 'cases.incidents.new',
  group: 'here',
  keys: ['n'],
});
export const broadcastAction = defineAction({
  id: 'cases.incidents-broadcast',
  label: 'cases.incidents.broadcast',
  group: 'here',
  icon: Megaphone,
});
export const attachAction = defineAction({
  id: 'cases.incidents-attach',
  label: 'cases.incidents.attach',
  group: 'here',
});
export const editIncidentAction = defineAction({
  id: 'cases.incidents-edit',
  label: 'cases.incidents.edit',
  group: 'here',
});
export const closeIncidentAction = defineAction({
  id: 'cases.incidents-close',
  label: 'cases.incidents.close',
  group: 'here',
});
export const attachChosenAction = defineAction({
  id: 'cases.attach-chosen',
  label: 'cases.incidents.chosen',
  group: 'list',
  icon: TriangleAlert,
});
