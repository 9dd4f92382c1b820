import type { AreaParts } from '#platform/area/index.ts';
import type { LiveRule } from '#platform/realtime/live-rules.ts';
import { consultationsEvents } from './contract.ts';
import { live } from './reading/live.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { routes } from './routes.ts';
import { reader } from './sweep.ts';

export const parts: AreaParts = {
  routes,
  readers: [reader],
  events: consultationsEvents,
  live: [live as LiveRule],
  texts: { es, en },
};
