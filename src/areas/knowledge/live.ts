import { liveTo } from '#platform/realtime/live-rules.ts';
import { readsAll } from './policy.rules.ts';

/** Articles are heard of live by whoever reads them all. */
export const live = [liveTo(['article', 'knowledge'], 'knowledge:read', (actor) => readsAll(actor))];
