import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { get } from './calls.ts';

const APP = path.join(import.meta.dirname, '../dist/agent');

/** Before the first screen is drawn: the app itself and the words of one language. */
const BEGINNING = ['index.html', 'catalogue.es.ts'];
/** The list, and a case read and answered in it; what comes after it is drawn is not counted. */
export const INBOX = '../../areas/cases/web/inbox/InboxPage.tsx';

type Manifest = Record<string, { file: string; imports?: string[] }>;

/** What the agent's app loads before it can draw these screens: bytes of JavaScript, as gzip sends them. */
export async function firstLoad(...screens: string[]): Promise<number> {
  const manifest = JSON.parse(await readFile(path.join(APP, '.vite/manifest.json'), 'utf8')) as Manifest;
  const files = new Set<string>();
  const need = (name: string): void => {
    const { file, imports = [] } = manifest[name] ?? fail(name);
    if (files.has(file)) return;
    files.add(file);
    imports.forEach(need);
  };
  [...BEGINNING, ...screens].forEach(need);
  const sizes = await Promise.all(
    [...files].map(async (file) => gzipSync(await readFile(path.join(APP, file))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function fail(name: string): never {
  throw new Error(`The built app has no part called ${name}`);
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
