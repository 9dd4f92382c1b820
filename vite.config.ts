import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Compressed once here, so that the server only sends (`preCompressed`). */
function compressed(): Plugin {
  return {
    name: 'cauce:compressed',
    apply: 'build',
    async writeBundle({ dir }) {
      const folder = join(dir ?? '', 'assets');
      const names = (await readdir(folder)).filter((name) => /\.(?:js|css|svg)$/.test(name));
      await Promise.all(names.map(async (name) => compressFile(join(folder, name))));
    },
  };
}

async function compressFile(file: string): Promise<void> {
  const bytes = await readFile(file);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };
  await Promise.all([
    writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 })),
    writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, quality)),
  ]);
}

export default defineConfig({
  root: join(import.meta.dirname, 'src/apps/agent'),
  base: '/app/',
  plugins: [react(), compressed()],
  build: {
    outDir: join(import.meta.dirname, 'dist/agent'),
    emptyOutDir: true,
    target: 'es2023',
    // The server's content policy allows no `data:` fonts or scripts.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // What each screen needs, for whoever measures it (bench/sizes.ts).
    manifest: true,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: `http://127.0.0.1:${process.env.CAUCE_PORT ?? 3000}`, ws: true } },
  },
});
