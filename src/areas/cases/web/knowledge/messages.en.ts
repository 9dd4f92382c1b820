import type { es } from './messages.es.ts';

export const en: Record<keyof typeof es, string> = {
  'cases.knowledge': 'Knowledge',
  'cases.knowledge.search': 'Search articles',
  'cases.knowledge.suggested': 'Articles like this case',
  'cases.knowledge.found': 'Articles found',
  'cases.knowledge.none': 'No article speaks of this yet.',
  'cases.knowledge.noneFound': 'Nothing with “{q}”.',
  'cases.knowledge.why': 'Both say {words}',
  'cases.knowledge.text': 'Insert as text',
  'cases.knowledge.link': 'Insert link',
  'cases.knowledge.internal': 'It is internal: the customer could not open it. Insert it as text.',
  'cases.knowledge.open': 'Open',
  'cases.knowledge.inserted': 'Inserted in the reply.',
  'cases.knowledge.used': 'Articles used in this case',
  'cases.knowledge.used.text': 'used as text · {by}',
  'cases.knowledge.used.link': 'used as a link · {by}',
  'cases.knowledge.uses': 'Used in',
  'cases.knowledge.uses.none': 'It has not been used in any case yet.',
  'cases.knowledge.uses.others':
    '{n, plural, one {And in # case you can’t see.} other {And in # cases you can’t see, or older ones.}}',
};
