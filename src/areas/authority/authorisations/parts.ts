import type { AreaParts } from '#platform/area/index.ts';
import type { LiveRule } from '#platform/realtime/live-rules.ts';
import { reader } from '../proposals/answered.ts';
import { proposalEvents } from '../proposals/contract.ts';
import { authorisationEvents } from './contract.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { live } from './reading/live.ts';
import { routes } from './routes.ts';
import { signingEvents } from './signing/contract.ts';

export const parts: AreaParts = {
  routes,
  readers: [reader],
  events: [...proposalEvents, ...authorisationEvents, ...signingEvents],
  live: [live as LiveRule],
  texts: { es, en },
};
