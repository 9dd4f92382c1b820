import { es as ui } from '#ui/messages.es.ts';
import { es as app } from './messages.es.ts';

/** Everything said in Spanish; each area with screens adds its own line here and in `catalogue.en.ts`. */
export const es = { ...ui, ...app };
