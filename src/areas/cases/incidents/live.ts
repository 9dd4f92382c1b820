import { liveTo } from '#platform/realtime/live-rules.ts';
import { sightOf } from '../access/access.rules.ts';

/** Whoever works with cases hears of incidents. */
export const incidentsLive = liveTo(['incident'], 'cases:read', (actor) => ['all', 'own'].includes(sightOf(actor)));
