import { routes } from '#apps/parts.ts';
import { callPath, type AnyEndpoint } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import type { App } from '#tests/support/app.ts';
import { attackedIn } from './seeds.ts';

interface Given {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  bytes?: string;
}

/** A call by its method and path, as one person makes it. What it gives is whatever its contract says. */
export type Hand = <T>(route: string, given?: Given) => Promise<T>;

const endpoints = new Map<string, AnyEndpoint>(
  routes.map(({ endpoint }) => [`${endpoint.method} ${endpoint.path}`, endpoint]),
);

/** Whose the cookie is; without one, a visitor's. Notes which texts got an attack. */
export function handOf(app: App, attacked: Set<string>, headers: Record<string, string>): Hand {
  return async <T>(route: string, { body, bytes, ...address }: Given = {}) => {
    const [method, path] = route.split(' /') as [string, string];
    const endpoint = endpoints.get(`${method} /api/v1/${path}`);
    if (!endpoint) throw new Error(`no route ${route}`);
    for (const one of attackedIn(endpoint, body)) attacked.add(one);
    const response = await fetch(app.url + callPath(endpoint, address), {
      method,
      headers: {
        ...headers,
        'x-cauce': '1',
        'content-type': bytes === undefined ? 'application/json' : 'application/octet-stream',
        ...(method === 'POST' && bytes === undefined ? { 'idempotency-key': newId() } : {}),
      },
      ...(method === 'GET' ? {} : { body: bytes ?? JSON.stringify(body ?? {}) }),
    });
    if (!response.ok) throw new Error(`${route}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as T;
  };
}

/** What `set-cookie` gave this visitor. */
export function cookieOf(response: Response): string {
  const found = response.headers.getSetCookie().find((one) => one.startsWith('cauce='));
  if (!found) throw new Error(`no session: ${response.status}`);
  return found.split(';')[0] ?? '';
}

/** Sends a form of a public page, as a browser without script would. Gives where it leads. */
export async function post(app: App, address: string, fields: Record<string, string> | FormData): Promise<string> {
  const response = await fetch(new URL(address, app.url), {
    method: 'POST',
    redirect: 'manual',
    body: fields instanceof FormData ? fields : new URLSearchParams(fields),
  });
  const leads = response.headers.get('location');
  if (response.status !== 303 || !leads) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  return leads;
}

/** The personal page in the first mail to this address that says these words. Waits for it. */
export async function linkIn(app: App, to: string, page: string, words: string): Promise<string> {
  const address = new RegExp(`https?://[^\\s<>"]+/${page}[\\w-]{43}`);
  const mark = /^z\d+z/.exec(words)?.[0] ?? words;
  const says = ({ text = '' }: { text?: string | undefined }): boolean => text.includes(mark) && address.test(text);
  const { mail } = await app.outgoing.to(to, (one) => says(one.mail));
  return address.exec(mail.text ?? '')?.[0] ?? '';
}
