import { TOKEN } from './house.ts';

/** One call with an administrator's token; throws on a refusal, so that a fast error is never a good figure. */
export async function api(base: string, address: string, body?: unknown): Promise<unknown> {
  const headers = { authorization: `Bearer ${TOKEN}`, ...(body ? { 'content-type': 'application/json' } : {}) };
  return JSON.parse(
    await read(base + address, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }),
  );
}

/** One call as anybody. */
export const get = (address: string): Promise<string> => read(address, {});

export const post = (address: string, body: unknown): Promise<string> =>
  read(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

async function read(address: string, init: RequestInit): Promise<string> {
  const response = await fetch(address, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${address}: ${response.status} ${text.slice(0, 300)}`);
  return text;
}
