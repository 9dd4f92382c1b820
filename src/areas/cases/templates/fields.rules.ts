/* The data a template asks for: `{cliente.nombre}`. Each is known by its key, has a name in both languages and says where it comes from. */

type Spoken = 'es' | 'en';

export const FIELD_SOURCES = ['customer', 'case', 'term', 'delivery', 'order', 'agent', 'company', 'calendar'] as const;
export type FieldSource = (typeof FIELD_SOURCES)[number];

interface Field {
  es: string;
  en: string;
  source: FieldSource;
}

export const FIELDS = {
  'cliente.nombre': { es: 'nombre del cliente', en: 'customer’s name', source: 'customer' },
  'caso.referencia': { es: 'referencia del caso', en: 'case reference', source: 'case' },
  'caso.asunto': { es: 'asunto', en: 'subject', source: 'case' },
  'caso.recibido': { es: 'fecha en que escribió', en: 'date of their message', source: 'case' },
  'caso.plazo': { es: 'fecha prometida de respuesta', en: 'promised date of reply', source: 'term' },
  'entrega.fecha': { es: 'fecha de entrega', en: 'delivery date', source: 'delivery' },
  'pedido.numero': { es: 'número de pedido', en: 'order number', source: 'order' },
  'equipo.nombre': { es: 'nombre del equipo', en: 'team name', source: 'case' },
  'agente.nombre': { es: 'tu nombre', en: 'your name', source: 'agent' },
  'agente.cargo': { es: 'tu cargo', en: 'your job title', source: 'agent' },
  'empresa.nombre': { es: 'nombre de la empresa', en: 'company name', source: 'company' },
  'empresa.telefono': { es: 'teléfono de la empresa', en: 'company phone', source: 'company' },
  'empresa.web': { es: 'página de la empresa', en: 'company website', source: 'company' },
  'hoy.fecha': { es: 'fecha de hoy', en: 'today’s date', source: 'calendar' },
} as const satisfies Record<string, Field>;

/** A field of the company's own, as it is noted in each case: `{campo.clave}`. */
export interface OwnField {
  key: string;
  labelEs: string;
  labelEn: string;
}
export const OWN_PREFIX = 'campo.';

/** As it is written in a text. A word without a point is somebody's own braces. */
export const FIELD_PATTERN = String.raw`\{([a-zA-Z][\w-]{0,40}(?:\.[\w-]{1,60})+)\}`;

/** Keys a text asks for, in their order, once each. */
export function fieldsIn(text: string): string[] {
  const found = [...text.matchAll(new RegExp(FIELD_PATTERN, 'gu'))].map(([, key = '']) => key.toLowerCase());
  return [...new Set(found)];
}

/** What a field is called; nothing where nobody knows it. */
export function fieldName(key: string, language: Spoken, own: readonly OwnField[]): string | undefined {
  const field: Field | undefined = FIELDS[key as keyof typeof FIELDS];
  if (field) return field[language];
  const mine = key.startsWith(OWN_PREFIX) ? own.find((one) => OWN_PREFIX + one.key === key) : undefined;
  return mine && (language === 'es' ? mine.labelEs : mine.labelEn);
}

export function sourceOf(key: string): FieldSource {
  const field: Field | undefined = FIELDS[key as keyof typeof FIELDS];
  return field?.source ?? 'case';
}

/** The fields a text asks for and nobody knows. */
export function unknownIn(text: string, own: readonly OwnField[]): string[] {
  return fieldsIn(text).filter((key) => fieldName(key, 'es', own) === undefined);
}

const MISSING_WORD = { es: 'falta', en: 'missing' } as const;
const MISSING = /\[([^[\]\n]{1,80}): (?:falta|missing)\]/u;

/** «[fecha de entrega: falta]»: it stands where a value would, and nothing leaves with it. */
export function missingMark(name: string, language: Spoken): string {
  return `[${name.replaceAll(/[[\]\n]/g, ' ')}: ${MISSING_WORD[language]}]`;
}

/** What a text still lacks, by its name. */
export function missingIn(text: string): string[] {
  const found = [...text.matchAll(new RegExp(MISSING, 'gu'))].map(([, name = '']) => name);
  return [...new Set(found)];
}

/** A value somebody wrote to look like something missing is no such thing. */
export function plainValue(value: string): string {
  const oneLine = value.replaceAll(/\s+/g, ' ').trim();
  return MISSING.test(oneLine) ? oneLine.replaceAll('[', '(').replaceAll(']', ')') : oneLine;
}
