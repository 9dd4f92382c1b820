import type { AreaParts } from '#platform/area/index.ts';
import { intakeEvents } from './contract.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { live } from './screen/live.store.ts';
import { routes } from './screen/routes.ts';

export const parts: AreaParts = { routes, events: intakeEvents, live, texts: { es, en } };
