import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { get } from './calls.ts';

const APP = path.join(import.meta.dirname, '../dist/agent');

/** What the agent's app loads before anything is opened: bytes of JavaScript, as gzip sends them. */
export async function firstLoad(): Promise<number> {
  const page = await readFile(path.join(APP, 'index.html'), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="[^"]*?(assets\/[^"]+\.js)"/g)].map((match) => match[1] as string);
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(path.join(APP, file))).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** A public page with all that it names (styles, pictures, scripts), uncompressed bytes, and how many scripts it has. */
export async function weight(house: string, address: string): Promise<{ bytes: number; scripts: number }> {
  const page = await get(house + address);
  const parts = [...page.matchAll(/<(?:link|img|script)\b[^>]*?(?:href|src)="(\/[^"]+)"/g)].map(
    (match) => match[1] as string,
  );
  const loaded = await Promise.all(
    [...new Set(parts)].map(async (part) => (await (await fetch(house + part)).arrayBuffer()).byteLength),
  );
  const bytes = loaded.reduce((sum, size) => sum + size, Buffer.byteLength(page));
  return { bytes, scripts: page.split('<script').length - 1 };
}
