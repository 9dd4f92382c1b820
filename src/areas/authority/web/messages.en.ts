import { en as authorisations } from './authorisations/messages.en.ts';
import { en as consultations } from './consultations/messages.en.ts';
import type { es } from './messages.es.ts';

/** What the screens of the circuits say. */
export const en: Record<keyof typeof es, string> = { ...consultations, ...authorisations };
