import { z } from 'zod';
import type { AnyEndpoint } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';

interface Schema {
  type?: string;
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  minLength?: number;
  minimum?: number;
  default?: unknown;
}

/** What satisfies each pattern the contracts use; a new pattern without an example fails the walk. */
const EXAMPLES = ['RC-99999999', 'campo', 'ES', 'RC', 'cauce', '12', 'a', 'EUR'];

const FORMATS: Record<string, () => string> = {
  uuid: newId,
  email: () => 'alguien@cliente.example',
  'date-time': () => '2026-11-20T08:00:00.000Z',
  uri: () => 'https://cliente.example/',
};

/** Bodies that carry an id or a rule the schema cannot tell. */
const BY_HAND: Record<string, unknown> = {
  'POST /api/v1/cases': { subject: 'x', text: 'x', customer: { name: 'Ana', email: 'ana@cliente.example' } },
  'PATCH /api/v1/cases/:reference': { priority: 'high' },
  'PUT /api/v1/cases/:reference/assignment': { ownerId: null },
  'POST /api/v1/cases/:reference/consultations': { areaId: newId(), question: 'x', answers: ['y', 'z'] },
  'POST /api/v1/cases/:reference/replies': { html: '<p>x</p>' },
  'POST /api/v1/cases/:reference/notes': { html: '<p>x</p>' },
  'POST /api/v1/consultations/:id/passing': { areaId: newId() },
  'POST /api/v1/cases/:reference/resolution': {
    petitions: [{ text: 'x', outcome: 'granted', reason: 'y' }],
    text: 'z',
  },
};

/** The smallest valid body and query of an endpoint, from its own contract. */
export function leastInput(endpoint: AnyEndpoint): { body?: unknown; query?: Record<string, unknown> } {
  const name = `${endpoint.method} ${endpoint.path}`;
  return {
    ...(endpoint.body ? { body: BY_HAND[name] ?? least(schemaOf(endpoint.body)) } : {}),
    ...(endpoint.query ? { query: least(schemaOf(endpoint.query)) as Record<string, unknown> } : {}),
  };
}

/** Members of its query that are one of a list. */
export function listedIn({ query }: AnyEndpoint): string[] {
  if (!query) return [];
  const members = Object.entries(schemaOf(query).properties ?? {});
  return members.filter(([, { enum: choices }]) => choices).map(([name]) => name);
}

function schemaOf(type: z.ZodType): Schema {
  return z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Schema;
}

function least(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return least(variants.find(({ type }) => type === 'null') ?? (variants[0] as Schema));
  switch (schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((key) => [key, least(schema.properties?.[key] ?? {})]));
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => least(schema.items ?? {}));
    case 'string':
      return word(schema);
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return false;
    case 'null':
      return null;
    default:
      return 'x';
  }
}

function word({ format, pattern, minLength = 1 }: Schema): string {
  const made = format ? FORMATS[format] : undefined;
  if (made) return made();
  if (!pattern) return 'x'.repeat(Math.max(1, minLength));
  const fits = EXAMPLES.find((one) => new RegExp(pattern, 'u').test(one));
  if (fits === undefined) throw new Error(`no example fits ${pattern}`);
  return fits;
}
