import type { AreaParts } from '#platform/area/index.ts';
import type { LiveRule } from '#platform/realtime/live-rules.ts';
import { visibility } from './access/visibility.ts';
import { casesEvents } from './contract.ts';
import { handOverOf, moveClocks } from './jobs.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { reader } from './reactions.ts';
import { routes } from './routes.ts';

export const parts: AreaParts = {
  routes,
  jobs: [handOverOf, moveClocks],
  readers: [reader],
  events: casesEvents,
  live: [visibility as LiveRule],
  texts: { es, en },
};
