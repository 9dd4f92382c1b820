import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { TOKEN } from './house.ts';

const ROOT = path.join(import.meta.dirname, '..');

/** The sample company at this size, by the same command an operator uses. Does nothing where it was loaded before. */
export function openSample(folder: string, cases: number): void {
  const args = [path.join(ROOT, 'src/apps/cli/main.ts'), 'demo', 'load', '--cases', String(cases), '--months', '12'];
  spawnSync(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, CAUCE_DATA_DIR: folder },
  });
}

/** One call with an administrator's token; throws on a refusal, so that a fast error is never a good figure. */
export async function api(base: string, address: string, body?: string): Promise<void> {
  const headers = { authorization: `Bearer ${TOKEN}`, ...(body ? { 'content-type': 'application/json' } : {}) };
  const response = await fetch(base + address, body ? { method: 'POST', headers, body } : { headers });
  const text = await response.text();
  if (!response.ok) throw new Error(`${address}: ${response.status} ${text.slice(0, 300)}`);
}

/** References spread over the whole history, not only the newest. */
export async function caseReferences(base: string, most: number): Promise<string[]> {
  const found: string[] = [];
  for (const order of ['oldest', 'newest']) {
    const response = await fetch(`${base}/api/v1/cases?view=all&order=${order}&limit=100`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    const { cases } = (await response.json()) as { cases: { reference: string }[] };
    found.push(...cases.map((one) => one.reference));
  }
  return found.slice(0, most);
}
