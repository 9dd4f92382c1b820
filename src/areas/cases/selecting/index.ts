/** What the rest of cases' door says of selecting. */
export { NOTHING_SOUGHT, type Selector, type SelectorField, type Term } from './fields.rules.ts';
export { holds, wholeCondition } from './holds.store.ts';
export type { Condition } from './select.store.ts';
export { readSelector } from './selection.ts';
