import { makeTexts } from '#platform/i18n/index.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';

/** What this part says without a request: in answers and public words. */
export const { say: sayLaw } = makeTexts([{ es, en }]);
