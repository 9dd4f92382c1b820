import { DomainError } from '#platform/errors/index.ts';
import { reading, type Actor, type House } from '#platform/work/index.ts';
import type { AnyEndpoint } from './contract.ts';
import { parsePart } from './problem.ts';
import type { Route, RouteContext, ServerParts } from './route.ts';

/**
 * Whether a kept answer may be told again although the repeated request was refused with `error`. «Not found» may be the
 * doing of the first request (a file spent, a message moved) or mean that access has gone since: the thing the address is
 * about is read once more through the person asking. Where nothing can be read, nothing is told.
 */
export async function stillReads(
  house: House,
  parts: ServerParts,
  endpoint: AnyEndpoint,
  actor: Actor,
  error: Error,
  context: RouteContext,
): Promise<boolean> {
  if (!(error instanceof DomainError) || (error.kind !== 'missing' && error.kind !== 'forbidden')) return true;
  const thing = thingOf(parts, endpoint);
  if (!thing) return false;
  const { params, query, path } = thing.endpoint;
  const named = Object.entries(context.request.params as object).filter(([name]) =>
    path.split('/').includes(`:${name}`),
  );
  const input = {
    params: params ? parsePart(params, Object.fromEntries(named), 'path') : undefined,
    query: query ? parsePart(query, {}, 'query') : undefined,
    body: undefined,
  } as never;
  try {
    await thing.handle(reading(house, actor), input, context);
    return true;
  } catch (refusal) {
    if (refusal instanceof DomainError) return false;
    throw refusal;
  }
}

/** What `POST /cases/:reference/replies` is about: the longest `GET` its address begins with that names one thing. */
function thingOf(parts: ServerParts, { path }: AnyEndpoint): Route | undefined {
  return parts.routes
    .filter(({ endpoint }) => endpoint.method === 'GET' && endpoint.path.includes('/:') && !endpoint.bytes)
    .filter(({ endpoint }) => `${path}/`.startsWith(`${endpoint.path}/`))
    .toSorted((a, b) => b.endpoint.path.length - a.endpoint.path.length)
    .at(0);
}
