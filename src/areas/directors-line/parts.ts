import type { AreaParts } from '#platform/area/index.ts';
import { liveTo } from '#platform/realtime/live-rules.ts';
import { askingEvents } from './asking/contract.ts';
import { attendingEvents } from './attending/contract.ts';
import { reader } from './attending/follow.ts';
import { closenessRoutes } from './closeness/view.ts';
import { findings } from './findings/parts.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { photoEvents } from './photo/contract.ts';
import { photoRoutes } from './photo/photo.ts';
import { reviews } from './reviews/parts.ts';
import { routes } from './routes.ts';
import { unreached } from './unreached/parts.ts';

/** Live, only that something moved is heard (no name, no word); what it is, each reads with their own rights. */
const LEADS = ['administrator', 'director', 'lead'];

export const parts: AreaParts = {
  routes: [...routes, ...unreached.routes, ...reviews.routes, ...closenessRoutes, ...photoRoutes, ...findings.routes],
  readers: [reader, ...unreached.readers],
  events: [
    ...askingEvents,
    ...attendingEvents,
    ...unreached.events,
    ...reviews.events,
    ...photoEvents,
    ...findings.events,
  ],
  live: [
    liveTo(['direct'], 'cases:read', (actor) => actor.roles.some((role) => LEADS.includes(role))),
    findings.live,
    reviews.live,
  ],
  texts: { es: { ...es, ...findings.texts.es }, en: { ...en, ...findings.texts.en } },
};
