import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { authenticate, openSession } from '#areas/identity/index.ts';
import type { AreaParts } from '#platform/area/index.ts';
import { callPath, type AnyEndpoint, type CallInput, type CallOutput, type Problem } from '#platform/http/contract.ts';
import { buildServer } from '#platform/http/server.ts';
import { makeTexts } from '#platform/i18n/index.ts';
import * as mechanism from '#platform/i18n/messages.ts';
import { newId } from '#platform/ids/index.ts';
import { system, transact, type House } from '#platform/work/index.ts';
import { watchRemote } from './remote.ts';

/** A browser or a program that calls: its cookies are kept between calls, as a browser would. */
export interface Caller {
  cookies: Map<string, string>;
  headers: Record<string, string>;
  address: string;
}

export interface Api {
  app: FastifyInstance;
  /** What requests reached for that is not the database. Calls through `call`, `send` and `refused` throw when there is any. */
  reached(): string[];
  /** Calls through the whole server in memory; the answer is checked against the contract, strictly. Throws `Refused`. */
  call<E extends AnyEndpoint>(
    endpoint: E,
    input: CallInput<E>,
    as?: Caller,
    options?: CallOptions,
  ): Promise<CallOutput<E>>;
  /** The refusal of a call that must be refused. */
  refused<E extends AnyEndpoint>(endpoint: E, input: unknown, as?: Caller, options?: CallOptions): Promise<Refused>;
  /** The answer as it came, for tests about headers, cookies and bytes. */
  send(endpoint: AnyEndpoint, input: unknown, as?: Caller, options?: CallOptions): Promise<LightMyRequestResponse>;
  /** A browser in which this person has just signed in. */
  signedIn(person: { id: string }): Promise<Caller>;
  /** A program with an API token. */
  withToken(value: string): Caller;
  /** A browser of its own, nobody signed in. */
  browser(address?: string): Caller;
  close(): Promise<void>;
}

export interface CallOptions {
  headers?: Record<string, string>;
  idempotencyKey?: string;
  /** Sent as it is instead of JSON. */
  content?: { type: string; bytes: Buffer | string };
}

/** A refusal, as the caller gets it. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly problem: Problem;
  readonly response: LightMyRequestResponse;
  constructor(endpoint: AnyEndpoint, response: LightMyRequestResponse) {
    const problem = response.json<Problem>();
    super(
      `${endpoint.method} ${endpoint.path}: ${response.statusCode} ${problem.code} ${JSON.stringify(problem.issues ?? '')}`,
    );
    this.status = response.statusCode;
    this.code = problem.code;
    this.problem = problem;
    this.response = response;
  }
}

/** The server over these areas, in memory, on the house's own database. */
export async function makeApi(house: House, parts: readonly AreaParts[]): Promise<Api> {
  const texts = makeTexts([mechanism, ...parts.map((area) => area.texts)]);
  const app = await buildServer(house, {
    routes: parts.flatMap((area) => [...area.routes]),
    authenticate,
    texts,
  });
  const reached = watchRemote(app, house.database.ownerUrl);
  await app.ready();
  const send = async (endpoint: AnyEndpoint, input: unknown, as = browser(), options: CallOptions = {}) => {
    const response = await inject(app, endpoint, input as LooseInput, as, options);
    if (reached().length > 0) throw new Error(`Nothing remote in a request's path: ${reached().join('; ')}`);
    return response;
  };
  return {
    app,
    reached,
    send,
    withToken: (value) => ({ ...browser(), headers: { authorization: `Bearer ${value}` } }),
    browser,
    close: () => app.close(),
    async call(endpoint, input, as, options) {
      const response = await send(endpoint, input, as, options);
      if (response.statusCode >= 400) throw new Refused(endpoint, response);
      return checked(endpoint, response) as CallOutput<typeof endpoint>;
    },
    async refused(endpoint, input, as, options) {
      const response = await send(endpoint, input, as, options);
      if (response.statusCode < 400)
        throw new Error(
          `${endpoint.method} ${endpoint.path} was not refused: ${response.statusCode} ${response.body.slice(0, 300)}`,
        );
      const refusal = new Refused(endpoint, response);
      for (const language of ['es', 'en'] as const) {
        if (!texts.has(language, `error.${refusal.code}`))
          throw new Error(`no text in ${language} for error.${refusal.code}`);
      }
      return refusal;
    },
    async signedIn(person) {
      const { token } = await transact(house, system('tests'), (work) =>
        openSession(work, person.id, { method: 'password' }),
      );
      const caller = browser();
      const name = house.config.baseUrl.startsWith('https:') ? '__Host-cauce' : 'cauce';
      caller.cookies.set(name, token);
      return caller;
    },
  };
}

function browser(address = '127.0.0.1'): Caller {
  return { cookies: new Map(), headers: {}, address };
}

type LooseInput = { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };

async function inject(
  app: FastifyInstance,
  endpoint: AnyEndpoint,
  input: LooseInput,
  as: Caller,
  options: CallOptions,
): Promise<LightMyRequestResponse> {
  const headers: Record<string, string> = { 'accept-language': 'es', ...as.headers };
  if (endpoint.method !== 'GET') headers['x-cauce'] = '1';
  if (endpoint.method === 'POST') headers['idempotency-key'] = options.idempotencyKey ?? newId();
  if (as.cookies.size > 0) headers.cookie = [...as.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  if (options.content) headers['content-type'] = options.content.type;
  Object.assign(headers, options.headers);
  const payload = options.content?.bytes ?? (input.body as object | undefined);
  const response = await app.inject({
    method: endpoint.method,
    url: callPath(endpoint, input),
    headers,
    remoteAddress: as.address,
    ...(payload === undefined ? {} : { payload }),
  });
  for (const cookie of response.cookies) {
    if (cookie.value === '' || cookie.maxAge === 0) as.cookies.delete(cookie.name);
    else as.cookies.set(cookie.name, cookie.value);
  }
  return response;
}

/** Status and body as declared: a field too many is a leak and fails here. */
function checked(endpoint: AnyEndpoint, response: LightMyRequestResponse): unknown {
  if (response.statusCode !== endpoint.status)
    throw new Error(
      `${endpoint.method} ${endpoint.path} answered ${response.statusCode}, its contract says ${endpoint.status}`,
    );
  if (endpoint.bytes) return response.rawPayload;
  if (endpoint.status === 204) return undefined;
  const body: unknown = response.json();
  const parsed = endpoint.response.safeParse(body);
  if (!parsed.success)
    throw new Error(`${endpoint.method} ${endpoint.path}: the answer breaks its contract: ${parsed.error.message}`);
  return parsed.data;
}
