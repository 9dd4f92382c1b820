import { ChevronsUp, Layers, ListChecks } from 'lucide-react';
import { defineAction } from '#ui/keys/registry.ts';

/* What is done with the selection and has no like for one case; the rest are the case's own actions, of all of them at once. */

export const bulkPriority = defineAction({
  id: 'cases.bulk-priority',
  label: 'cases.bulk.priority',
  group: 'here',
  icon: ChevronsUp,
});
export const chooseAll = defineAction({
  id: 'cases.bulk-all',
  label: 'cases.bulk.all.action',
  group: 'list',
  icon: ListChecks,
});
export const bulksAction = defineAction({ id: 'cases.bulks', label: 'cases.bulks', group: 'go', icon: Layers });
