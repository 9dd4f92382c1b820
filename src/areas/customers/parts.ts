import type { AreaParts } from '#platform/area/index.ts';
import { customersEvents } from './contract.ts';
import { live } from './live.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { makeRoutes } from './routes.ts';
import type { SeesCase } from './timeline.store.ts';

/** Cases are of a higher rank: whoever starts the house says which of them somebody sees. */
export function makeParts(options: { seesCase: SeesCase }): AreaParts {
  return { routes: makeRoutes(options.seesCase), events: customersEvents, live, texts: { es, en } };
}
