/** Automation's door: rules that do with cases what somebody decided once. */
export { parts } from './parts.ts';
export { sweepAutomations } from './running/sweep.ts';
