import type { AreaParts } from '#platform/area/index.ts';
import { route } from '#platform/http/route.ts';
import { workloadApi as api, workloadEvents } from './contract.ts';
import { myContributions, myDay } from './day/day.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';

export const parts: AreaParts = {
  routes: [
    route(api.myDay, (work) => myDay(work)),
    route(api.myContributions, (work, input) => myContributions(work, input)),
  ],
  events: workloadEvents,
  texts: { es, en },
};
