import { config, type z } from 'zod';

// Zod compiles its checks with `Function`, which our pages' content policy forbids and reports; every contract loads this first.
if (typeof document !== 'undefined') config({ jitless: true });

/** Browser-safe: shared by server, agent app, tests and the OpenAPI document. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface EndpointSpec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  method: Method;
  /** `/api/v1/cases/:reference`; each `:name` is a member of `params`. */
  path: string;
  /** One line for the reference, in English as API documents are. */
  summary: string;
  tag: string;
  /** `public`: no sign-in. `person`: signed in or token. Roles narrow it; objects are checked by their finders. */
  access: 'public' | 'person';
  roles?: readonly string[];
  /** What a token needs; absent means that tokens may not call it (browser session only). */
  scope?: string;
  params?: P;
  query?: Q;
  body?: B;
  /** Body taken as a stream of this content type instead of JSON. */
  raw?: string;
  response: R;
  status?: 200 | 201 | 202 | 204;
  /** Codes it may answer, besides the ones every endpoint may (validation, sign-in, limits, faults). */
  errors?: readonly string[];
  /** Asks for a sign-in of the last minutes (secrets, second factors, tokens). */
  fresh?: boolean;
  /** Requests a minute for one caller; the server's default otherwise. */
  limit?: number;
  /** The answer is bytes, not JSON (files, PDF, EML). */
  bytes?: boolean;
  /** Why a POST takes no Idempotency-Key: what it does cannot be done twice, or doing it twice makes nothing more. */
  unkeyed?: string;
}

export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> extends EndpointSpec<P, Q, B, R> {
  errors: readonly string[];
  status: 200 | 201 | 202 | 204;
}

/** Declares an endpoint. Everything else (route, client, tests, document, walker) is derived from this value. */
export function endpoint<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodType,
>(spec: EndpointSpec<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return { ...spec, errors: spec.errors ?? [], status: spec.status ?? 200 };
}

// oxlint-disable-next-line typescript/no-explicit-any
export type AnyEndpoint = Endpoint<any, any, any, any>;

type Part<K extends string, S extends z.ZodType, T> = S extends z.ZodUndefined ? object : { [key in K]: T };
/** What a caller gives. */
export type CallInput<E extends AnyEndpoint> =
  E extends Endpoint<infer P, infer Q, infer B>
    ? Part<'params', P, z.input<P>> & Part<'query', Q, z.input<Q>> & Part<'body', B, z.input<B>>
    : never;
/** What a handler receives, parsed. */
export type HandlerInput<E extends AnyEndpoint> =
  E extends Endpoint<infer P, infer Q, infer B>
    ? { params: z.output<P>; query: z.output<Q>; body: z.output<B> }
    : never;
export type CallOutput<E extends AnyEndpoint> =
  E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.output<R> : never;

/** RFC 9457, as every refusal is answered. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId: string;
  issues?: { path: string; code: string; message: string }[];
  [key: string]: unknown;
}

/** The address of a call: path with its parameters filled in, and its query. */
export function callPath(
  endpoint: AnyEndpoint,
  input: { params?: Record<string, string>; query?: Record<string, unknown> },
): string {
  const path = endpoint.path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(input.params?.[name] ?? ''),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
