import type { AreaParts } from '#platform/area/index.ts';
import { organisationEvents } from './contract.ts';
import { live } from './live.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { routes, setupRoutes } from './routes.ts';
import type { LoadSample } from './set-up/first-run.ts';

/** The sample company is made by areas of higher rank: whoever starts the house gives its loader. */
export function makeParts(options: { loadSample?: LoadSample } = {}): AreaParts {
  return {
    routes: [...routes, ...setupRoutes(options.loadSample)],
    events: organisationEvents,
    live,
    texts: { es, en },
  };
}
