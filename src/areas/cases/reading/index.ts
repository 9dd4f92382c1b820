/** What other areas read of cases, each through the person who asks. */
export { findHeader } from './case-view.store.ts';
export { caseRows, endOfDay } from './list.ts';
export { shownToCustomer } from './thread.store.ts';
