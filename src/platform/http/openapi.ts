import { z } from 'zod';
import type { AnyEndpoint } from './contract.ts';

/** OpenAPI 3.1 from the same contracts the routes are made of. */
export function openApi(
  endpoints: readonly AnyEndpoint[],
  info: { title: string; version: string; baseUrl: string },
): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:([a-zA-Z]+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint);
  }
  return {
    openapi: '3.1.0',
    info: { title: info.title, version: info.version, license: { name: 'MIT' } },
    servers: [{ url: info.baseUrl }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'cauce' },
      },
      schemas: { Problem: PROBLEM },
    },
  };
}

function operation(endpoint: AnyEndpoint): object {
  const problem = {
    description: 'Refusal (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  const body = endpoint.raw
    ? { required: true, content: { [endpoint.raw]: { schema: { type: 'string', format: 'binary' } } } }
    : endpoint.body && {
        required: true,
        content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
      };
  return {
    operationId: operationId(endpoint),
    summary: endpoint.summary,
    tags: [endpoint.tag],
    security:
      endpoint.access === 'public'
        ? []
        : endpoint.scope
          ? [{ token: [endpoint.scope] }, { session: [] }]
          : [{ session: [] }],
    ...(endpoint.scope ? { 'x-scope': endpoint.scope } : {}),
    ...(endpoint.errors.length > 0 ? { 'x-errors': endpoint.errors } : {}),
    parameters: [
      ...parameters(endpoint, 'params', 'path'),
      ...parameters(endpoint, 'query', 'query'),
      ...idempotencyHeader(endpoint),
    ],
    ...(body ? { requestBody: body } : {}),
    responses: { [endpoint.status]: success(endpoint), default: problem },
  };
}

function success(endpoint: AnyEndpoint): object {
  if (endpoint.bytes)
    return {
      description: 'Bytes',
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    };
  if (endpoint.status === 204) return { description: 'Done' };
  return { description: 'Done', content: { 'application/json': { schema: schemaOf(endpoint.response, 'output') } } };
}

function parameters(endpoint: AnyEndpoint, part: 'params' | 'query', where: 'path' | 'query'): object[] {
  const schema = endpoint[part];
  if (!schema) return [];
  const json = schemaOf(schema, 'input') as { properties?: Record<string, object>; required?: string[] };
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || (json.required ?? []).includes(name),
    schema: property,
  }));
}

function idempotencyHeader(endpoint: AnyEndpoint): object[] {
  if (endpoint.method !== 'POST' || endpoint.unkeyed) return [];
  return [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', maxLength: 200 },
      description: 'Same key, same answer, for at least 24 hours',
    },
  ];
}

export function operationId(endpoint: AnyEndpoint): string {
  const words = endpoint.path.replace('/api/v1/', '').replaceAll(/[:/]+/g, '_').replaceAll(/\W/g, '');
  return `${endpoint.method.toLowerCase()}_${words}`;
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: datesAsText,
  }) as Record<string, unknown>;
  return json;
}

function datesAsText(context: {
  zodSchema: { _zod: { def: { type: string } } };
  jsonSchema: Record<string, unknown>;
}): void {
  if (context.zodSchema._zod.def.type === 'date')
    Object.assign(context.jsonSchema, { type: 'string', format: 'date-time' });
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What happened, what is safe, what to do; in the language of the person' },
    code: { type: 'string' },
    requestId: { type: 'string' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};
