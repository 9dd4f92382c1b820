/** What the rest of cases' door says of actions. */
export { applyActions, type Applied } from './apply-actions.ts';
export { demandActions } from './demand-actions.ts';
export { lockSurvivor } from '../course/lock.ts';
