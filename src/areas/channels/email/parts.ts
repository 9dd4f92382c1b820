import type { AreaParts } from '#platform/area/index.ts';
import { ownRoute } from '#platform/http/route.ts';
import { emailApi } from './contract.ts';
import { handIn } from './hand-in.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';

export const parts: AreaParts = {
  routes: [ownRoute(emailApi.intakeEmail, (work, { query }, context) => handIn(work, query.mailbox, context))],
  events: [],
  texts: { es, en },
};
