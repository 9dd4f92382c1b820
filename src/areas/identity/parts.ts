import type { AreaParts } from '#platform/area/index.ts';
import { identityEvents } from './contract.ts';
import { live } from './live.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { sendReset } from './passwords/reset.ts';
import { routes } from './routes.ts';

export const parts: AreaParts = { routes, jobs: [sendReset], events: identityEvents, live, texts: { es, en } };
