import { es as authorisations } from './authorisations/messages.es.ts';
import { es as consultations } from './consultations/messages.es.ts';

/** What the screens of the circuits say. */
export const es = { ...consultations, ...authorisations };
