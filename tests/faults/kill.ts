import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '#tests/support/app.ts';
import { waitFor } from '#tests/support/wait.ts';

/** Does harm again at random moments until `done`, 0.4 to 1.5 s after the last was got over; at least once. Says how often. */
export async function harmUntil(done: Promise<unknown>, harm: () => Promise<void>): Promise<number> {
  let over = false;
  const end = done.then(() => (over = true));
  for (let times = 1; ; times += 1) {
    await Promise.race([times === 1 ? never : end, sleep(400 + Math.random() * 1_100)]);
    if (over && times > 1) return times - 1;
    await harm();
  }
}

const never = new Promise<never>(() => undefined);

/** kill -9 of the program, its database with it, and a new start over what is left. */
export async function killAndStart(app: App): Promise<void> {
  await app.kill();
  await app.start();
}

/** kill -9 of the embedded database: its first process and all it made. */
export async function killDatabase(app: App): Promise<void> {
  const file = await readFile(path.join(app.dataDir, 'postgres', 'postmaster.pid'), 'utf8');
  const first = Number(file.split('\n')[0]);
  const children = await readFile(`/proc/${first}/task/${first}/children`, 'utf8').catch(() => '');
  for (const pid of [first, ...children.split(' ').filter(Boolean).map(Number)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It had ended already.
    }
  }
}

/** Milliseconds until the program says again that it can work. */
export async function backAgain(app: App): Promise<number> {
  const start = performance.now();
  const ready = () =>
    fetch(`${app.url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
  await waitFor('the program to be ready again', ready, app.printed, 90_000);
  return performance.now() - start;
}
