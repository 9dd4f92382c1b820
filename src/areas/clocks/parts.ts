import type { AreaParts } from '#platform/area/index.ts';
import { clocksEvents } from './contract.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { routes } from './routes.ts';

/** Working calendars are pure; what a company chooses of the law is kept and told. */
export const parts: AreaParts = { routes, events: clocksEvents, texts: { es, en } };
