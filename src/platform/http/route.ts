import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Texts } from '#platform/i18n/index.ts';
import type { Actor, House, Work } from '#platform/work/index.ts';
import type { AnyEndpoint, CallOutput, HandlerInput } from './contract.ts';

export interface RouteContext {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Bytes to stream back instead of JSON. `download` names the file as an attachment; inline is for viewers of our own only. */
export class Bytes {
  readonly body: NodeJS.ReadableStream | Buffer;
  readonly type: string;
  readonly name: string;
  readonly inline: boolean;
  readonly size: number | undefined;
  /** A content policy of its own, for a page of ours made of somebody else's words; the strictest otherwise. */
  readonly policy: string | undefined;
  constructor(
    body: NodeJS.ReadableStream | Buffer,
    options: { type: string; name: string; inline?: boolean; size?: number; policy?: string },
  ) {
    this.body = body;
    this.type = options.type;
    this.name = options.name;
    this.inline = options.inline ?? false;
    this.size = options.size;
    this.policy = options.policy;
  }
}

export interface Route {
  endpoint: AnyEndpoint;
  handle(work: Work, input: never, context: RouteContext): Promise<unknown>;
  /** The handler opens its own transactions (streams first, long work, several commits). */
  own: boolean;
}

/** Joins an endpoint to what answers it. Reads get the pool; writes get one transaction that commits before the answer leaves. */
export function route<E extends AnyEndpoint>(
  endpoint: E,
  handle: (
    work: Work,
    input: HandlerInput<E>,
    context: RouteContext,
  ) => Promise<E['bytes'] extends true ? Bytes : CallOutput<E>>,
): Route {
  return { endpoint, handle: handle, own: false };
}

/** The same for handlers that manage their transactions themselves: `work.db` is the pool. */
export function ownRoute<E extends AnyEndpoint>(
  endpoint: E,
  handle: (work: Work, input: HandlerInput<E>, context: RouteContext) => Promise<CallOutput<E> | Bytes>,
): Route {
  return { endpoint, handle: handle, own: true };
}

export type Authenticate = (house: House, request: FastifyRequest) => Promise<Actor>;

export interface ServerParts {
  routes: readonly Route[];
  authenticate: Authenticate;
  texts: Texts;
  /** Told of each answer: metrics. */
  observe?: (answer: { route: string; method: string; status: number; seconds: number }) => void;
}
