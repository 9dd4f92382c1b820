import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { once } from 'node:events';
import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestTls } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** Why nobody was called. */
export class EgressRefused extends Error {
  readonly reason: 'https_needed' | 'not_public' | 'too_large';
  constructor(reason: 'https_needed' | 'not_public' | 'too_large') {
    super(reason.replaceAll('_', ' '));
    this.reason = reason;
  }
}

export interface EgressOptions {
  /** Development and tests: servers of this machine too, and those without TLS. */
  insideToo: boolean;
  timeoutMs?: number;
}

const TIMEOUT_MS = 15_000;
const MAX_BYTES = 64 * 1024;

/**
 * The one way out to an address that somebody typed in: https to the public internet only, checked on the very address that is
 * connected to, whatever its name answered before (T33). A redirect is an answer like others, never followed.
 * @throws EgressRefused, or what the connection failed of
 */
export async function postForm(
  address: string,
  form: Record<string, string>,
  { insideToo, timeoutMs = TIMEOUT_MS }: EgressOptions,
): Promise<{ status: number; body: string }> {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const ours = insideToo && ['127.0.0.1', '::1', 'localhost'].includes(host);
  if (!ours && url.protocol !== 'https:') throw new EgressRefused('https_needed');
  if (!ours && isIP(host) !== 0 && !isPublicAddress(host)) throw new EgressRefused('not_public');
  const body = new URLSearchParams(form).toString();
  const request = (url.protocol === 'https:' ? requestTls : requestPlain)(url, {
    method: 'POST',
    agent: false,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    },
    signal: AbortSignal.timeout(timeoutMs),
    ...(ours ? {} : { lookup: lookupPublic }),
  });
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 0, body: await readAll(response) };
}

/** What the connection is made to: refused when any answer is an inside address, so that no second look can be another. */
function lookupPublic(
  name: string,
  options: LookupOptions,
  done: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
): void {
  lookup(name, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error || !first) done(error ?? new Error(`no address for ${name}`), []);
    else if (!found.every((one) => isPublicAddress(one.address))) done(new EgressRefused('not_public'), []);
    else if (options.all) done(null, found);
    else done(null, first.address, first.family);
  });
}

async function readAll(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new EgressRefused('too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
