import type { FastifyInstance } from 'fastify';
import { storable } from '#platform/db/storable.rules.ts';

// Twice the longest text when all of it is written as %XX: what is too long is refused by its page, with every word in it.
const LIMIT = 4 * 1024 * 1024;

/** Plain forms as flat text fields. A field named like an object's own machinery is only a name here (T44). */
export function acceptForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: LIMIT },
    (_request, body, done) => {
      const fields: Record<string, string> = Object.create(null) as Record<string, string>;
      for (const [name, value] of new URLSearchParams(body as string)) fields[name] = storable(value);
      done(null, fields);
    },
  );
}
