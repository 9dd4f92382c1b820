import type { AreaParts } from '#platform/area/index.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';

export const parts: AreaParts = { routes: [], events: [], texts: { es, en } };
