import { liveTo } from '#platform/realtime/live-rules.ts';
import { canRead } from './policy.rules.ts';

/** Records are heard of live by whoever reads them. */
export const live = [liveTo(['customer'], 'customers:read', (actor) => canRead(actor).ok)];
