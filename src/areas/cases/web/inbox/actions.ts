import { FilePlus2, Inbox, ListOrdered, Search } from 'lucide-react';
import { defineAction } from '#ui/keys/registry.ts';
import type { InboxView, Order } from '../data/inbox-address.rules.ts';

/* What can be done with the list itself; what can be done with a case is in ../case/actions.ts. */

export const newCase = defineAction({
  id: 'cases.new',
  label: 'cases.new.action',
  group: 'here',
  keys: ['b'],
  icon: FilePlus2,
});
/** The shell's own search, which here looks in the list. */
export const searchList = defineAction({
  id: 'app.search',
  label: 'cases.search.action',
  group: 'list',
  keys: ['f', '/'],
  icon: Search,
});
export const showResolved = defineAction({
  id: 'cases.show-resolved',
  label: 'cases.tab.showResolved',
  group: 'list',
  icon: Inbox,
});
export const backToRow = defineAction({
  id: 'cases.back',
  label: 'cases.back.action',
  group: 'list',
  keys: ['escape'],
});

const views: readonly InboxView[] = ['mine', 'unassigned', 'team', 'all', 'due_today', 'mentions'];
export const VIEW_ACTIONS = views.map((view) => ({
  view,
  def: defineAction({ id: `cases.view.${view}`, label: `cases.view.show.${view}`, group: 'list', icon: Inbox }),
}));

const orders: readonly Order[] = ['due', 'newest', 'oldest'];
export const ORDER_ACTIONS = orders.map((order) => ({
  order,
  def: defineAction({
    id: `cases.order.${order}`,
    label: `cases.order.show.${order}`,
    group: 'list',
    icon: ListOrdered,
  }),
}));
