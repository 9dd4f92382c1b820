import type { AreaParts } from '#platform/area/index.ts';
import { route } from '#platform/http/route.ts';
import { liveTo } from '#platform/realtime/live-rules.ts';
import { notificationsApi as api, notificationsEvents } from './contract.ts';
import { reader } from './follow.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { listNotifications, seeNotifications } from './view.ts';

export const parts: AreaParts = {
  routes: [
    route(api.listNotifications, (work) => listNotifications(work)),
    route(api.seeNotifications, (work, { body }) => seeNotifications(work, body)),
  ],
  readers: [reader],
  events: notificationsEvents,
  live: [liveTo(['notifications'], 'cases:read', (actor, id) => actor.id === id)],
  texts: { es, en },
};
