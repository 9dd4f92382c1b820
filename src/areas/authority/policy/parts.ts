import type { AreaParts } from '#platform/area/index.ts';
import { policyEvents } from './contract.ts';
import { live } from './live.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { routes } from './routes.ts';
import { surpriseEvents } from './surprises/contract.ts';

export const parts: AreaParts = { routes, events: [...policyEvents, ...surpriseEvents], live, texts: { es, en } };
