import { readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Every stored file's content address, a folder of 256 at a time. */
export async function* listStored(root: string): AsyncGenerator<string[]> {
  for (const folder of await readdir(root).catch(() => [])) {
    const names = await readdir(path.join(root, folder)).catch(() => []);
    yield names.filter((name) => /^[0-9a-f]{64}$/.test(name));
  }
}

/**
 * Removes a file that was last put before `before`; false when it was put again since. It is taken aside first: whoever puts
 * the same bytes at this very moment either puts them after it, in its place, or is seen here by the time they were put.
 */
export async function removeOlder(file: string, aside: string, before: Date): Promise<boolean> {
  try {
    if ((await stat(file)).mtimeMs >= before.getTime()) return false;
    await rename(file, aside);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return false;
    throw error;
  }
  if ((await stat(aside)).mtimeMs >= before.getTime()) {
    await rename(aside, file);
    return false;
  }
  await rm(aside, { force: true });
  return true;
}

/** Half-done work that nobody has touched since `before`; what is gone meanwhile was being worked on. */
export async function removeLeftovers(scratch: string, before: Date): Promise<void> {
  for (const name of await readdir(scratch).catch(() => [])) {
    const entry = path.join(scratch, name);
    const found = await stat(entry).catch(() => null);
    if (found && found.mtimeMs < before.getTime()) await rm(entry, { recursive: true, force: true });
  }
}
