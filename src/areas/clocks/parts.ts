import type { AreaParts } from '#platform/area/index.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';

/** Clocks are pure: they have words, but neither routes nor events of their own. */
export const parts: AreaParts = { routes: [], events: [], texts: { es, en } };
