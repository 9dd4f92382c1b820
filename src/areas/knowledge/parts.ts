import type { AreaParts } from '#platform/area/index.ts';
import { articleRoutes } from './articles/routes.ts';
import { articlesEvents, searchingEvents } from './contract.ts';
import { live } from './live.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { searchingRoutes } from './searching/routes.ts';

export const parts: AreaParts = {
  routes: [...articleRoutes, ...searchingRoutes],
  events: [...articlesEvents, ...searchingEvents],
  live,
  texts: { es, en },
};
