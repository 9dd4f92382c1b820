import { makeTexts } from '#platform/i18n/index.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';

/** The texts of this area, for mails that are written without a request (and so without the app's catalogue). */
export const { say } = makeTexts([{ es, en }]);
