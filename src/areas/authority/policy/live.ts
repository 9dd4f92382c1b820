import { liveTo } from '#platform/realtime/live-rules.ts';
import { mayReadPolicies } from './policy.rules.ts';

/** Versions are heard of by whoever reads them; kinds of solution by everybody who may propose one. */
export const live = [
  liveTo(['policy'], 'settings:read', (actor) => mayReadPolicies(actor).ok),
  liveTo(['solution'], 'cases:read', () => true),
];
