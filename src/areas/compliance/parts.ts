import type { AreaParts } from '#platform/area/index.ts';
import { complianceEvents } from './contract.ts';
import { live } from './live.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { routes } from './routes.ts';

export const parts: AreaParts = { routes, events: complianceEvents, live, texts: { es, en } };
