import { liveTo } from '#platform/realtime/live-rules.ts';
import { sightOf } from '../access/access.rules.ts';

/** Whoever works with cases hears that templates and signatures changed; which ones, they read for themselves. */
export const templatesLive = liveTo(['template', 'signature'], 'cases:read', (actor) =>
  ['all', 'own'].includes(sightOf(actor)),
);
