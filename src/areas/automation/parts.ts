import type { AreaParts } from '#platform/area/index.ts';
import { liveTo } from '#platform/realtime/live-rules.ts';
import { automationEvents, RULE_KEEPERS } from './contract.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { routes } from './routes.ts';
import { reader, runAutomations } from './running/follow.ts';

const KEEPERS: readonly string[] = [...RULE_KEEPERS, 'auditor'];

export const parts: AreaParts = {
  routes,
  jobs: [runAutomations],
  readers: [reader],
  events: automationEvents,
  live: [liveTo(['automation'], 'settings:read', (actor) => actor.roles.some((role) => KEEPERS.includes(role)))],
  texts: { es, en },
};
