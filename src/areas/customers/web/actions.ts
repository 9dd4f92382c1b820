import { ArrowLeft, FilePlus2, Merge, PencilLine, Search, UserRoundPlus } from 'lucide-react';
import { defineAction } from '#ui/keys/registry.ts';

/** The shell's own search, which here looks among customers. */
export const searchCustomers = defineAction({
  id: 'app.search',
  label: 'customers.search.action',
  group: 'list',
  keys: ['f', '/'],
  icon: Search,
});
export const newCustomer = defineAction({
  id: 'customers.new',
  label: 'customers.new.action',
  group: 'here',
  keys: ['b'],
  icon: UserRoundPlus,
});
export const newCaseFor = defineAction({
  id: 'customers.new-case',
  label: 'customers.newCase.action',
  group: 'here',
  keys: ['b'],
  icon: FilePlus2,
});
export const editCustomer = defineAction({
  id: 'customers.edit',
  label: 'customers.edit.action',
  group: 'here',
  icon: PencilLine,
});
export const mergeCustomer = defineAction({
  id: 'customers.merge',
  label: 'customers.merge.action',
  group: 'here',
  keys: ['shift+m'],
  icon: Merge,
});
export const backToCustomers = defineAction({
  id: 'customers.back',
  label: 'ui.panes.back',
  group: 'list',
  keys: ['escape'],
  icon: ArrowLeft,
});
