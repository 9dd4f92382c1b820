import type { AreaParts } from '#platform/area/index.ts';
import type { LiveRule } from '#platform/realtime/live-rules.ts';
import { findingsEvents } from './contract.ts';
import { live } from './live.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { findingRoutes } from './routes.ts';

export const findings = {
  routes: findingRoutes,
  events: findingsEvents,
  live: live as LiveRule,
  texts: { es, en },
} satisfies Omit<AreaParts, 'live'> & { live: LiveRule };
