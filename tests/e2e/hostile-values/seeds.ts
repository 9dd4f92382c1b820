import { z } from 'zod';
import type { AnyEndpoint } from '#platform/http/contract.ts';

/** Each would run, load or leave if a page ever took it for more than text. `P` is the port nothing of ours may call. */
const ATTACKS = [
  '<img src=x onerror=__pwned=1>',
  '"><svg onload=__pwned=1>',
  '<script>__pwned=1</script>',
  '<img src=//127.0.0.1:P/pwn>',
  "'><iframe src=javascript:parent.__pwned=1></iframe>",
  '</textarea></title><script src="http://127.0.0.1:P/pwn.js"></script>',
  '<style>@import"http://127.0.0.1:P/pwn.css";</style>',
  '<a href="javascript:__pwned=1" autofocus onfocus="__pwned=1">x</a>',
  '{{ "<img src=x onerror=__pwned=1>" | raw }}{% include "layout" %}',
  '--><!--><script>__pwned=1</script>',
  '{n, plural, other {<b>#</b>}} ${__pwned=1}',
  '" style="background:url(http://127.0.0.1:P/pwn)" onmouseover="__pwned=1',
];

export interface Seeds {
  /** The next attack that fits into so many characters, between two marks of its own. */
  (max?: number): string;
  /** The same for what no page shows: taken back, replaced, or only kept. */
  hidden(max?: number): string;
  /** Marks of all that some page shows, and where each was sown. */
  shown: Map<string, string>;
  /** Every attack there is, for a place without limits. */
  all: string;
}

export function makeSeeds(port: number): Seeds {
  const attacks = ATTACKS.map((one) => one.replaceAll('P/', `${port}/`));
  const shown = new Map<string, string>();
  let marks = 0;
  let turn = 0;
  const hidden = (max = 200): string => {
    const mark = `z${(marks += 1)}z`;
    for (;;) {
      const attack = attacks[(turn += 1) % attacks.length] ?? '';
      if (2 * mark.length + attack.length <= max) return mark + attack + mark;
    }
  };
  const next = (max?: number): string => {
    const text = hidden(max);
    const sower = new Error('').stack
      ?.split('\n')
      .find((line) => /\/hostile-values/.test(line) && !line.includes('/seeds.ts'));
    shown.set(/^z\d+z/.exec(text)?.[0] ?? '', /[\w-]+\.(?:test\.)?ts:\d+/.exec(sower ?? '')?.[0] ?? '');
    return text;
  };
  return Object.assign(next, { hidden, shown, all: attacks.join('\n') });
}

interface Schema {
  type?: string;
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  maxLength?: number;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
}

/** Shorter than this holds codes and times, and no attack. */
const LEAST = 32;

/** Every member of a body that takes free text: `POST /api/v1/tags name`, `… customer.name`, `… petitions[].text`. */
export function freeTexts(endpoint: AnyEndpoint): string[] {
  if (!endpoint.body) return [];
  const schema = z.toJSONSchema(endpoint.body, { io: 'input', unrepresentable: 'any' }) as Schema;
  return [...new Set(textsIn(schema, ''))].map((path) => `${endpoint.method} ${endpoint.path} ${path}`);
}

function textsIn(schema: Schema, path: string): string[] {
  if (schema.anyOf) return schema.anyOf.flatMap((one) => textsIn(one, path));
  if (schema.type === 'array') return textsIn(schema.items ?? {}, `${path}[]`);
  if (schema.type === 'object') {
    const named = Object.entries(schema.properties ?? {}).flatMap(([key, inside]) =>
      textsIn(inside, path ? `${path}.${key}` : key),
    );
    const { additionalProperties: any } = schema;
    return typeof any === 'object' ? [...named, ...textsIn(any, `${path}.*`)] : named;
  }
  const { type, format, pattern, enum: choices, maxLength = LEAST } = schema;
  const free = type === 'string' && !format && !pattern && !choices && schema.const === undefined;
  return free && maxLength >= LEAST ? [path] : [];
}

/** Where in this body an attack stands, in the same words. */
export function attackedIn(endpoint: AnyEndpoint, body: unknown): string[] {
  return [...attacked(body, '')].map((path) => `${endpoint.method} ${endpoint.path} ${path}`);
}

function* attacked(value: unknown, path: string): Generator<string> {
  if (typeof value === 'string') {
    if (/^z\d+z/.test(value)) yield path;
  } else if (Array.isArray(value)) for (const one of value) yield* attacked(one, `${path}[]`);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inside] of Object.entries(value)) {
      yield* attacked(inside, path ? `${path}.${key}` : key);
      yield* attacked(inside, `${path}.*`);
    }
}
