import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..');

/** The sample company at this size, by the same command an operator uses. Does nothing where it was loaded before. */
export function openSample(folder: string, cases: number): void {
  const args = [path.join(ROOT, 'src/apps/cli/main.ts'), 'demo', 'load', '--cases', String(cases), '--months', '12'];
  spawnSync(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, CAUCE_DATA_DIR: folder },
  });
}
