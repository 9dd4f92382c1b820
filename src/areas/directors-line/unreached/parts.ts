import { route } from '#platform/http/route.ts';
import { unreachedApi as api, unreachedEvents } from './contract.ts';
import { reader } from './find.ts';
import { listUnreached, reachOut } from './reach-out.ts';

export const unreached = {
  routes: [
    route(api.listUnreached, (work) => listUnreached(work)),
    route(api.reachOut, (work, { params, body }) => reachOut(work, params.id, body.way)),
  ],
  readers: [reader],
  events: unreachedEvents,
};
