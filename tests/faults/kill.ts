import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '#tests/support/app.ts';
import { waitFor } from '#tests/support/wait.ts';

/**
 * Does harm again and again at random moments, 0.4 to 1.5 s after the last was got over, until `done`: at least once, and
 * `most` times, since a machine with much else to do may hardly get on between two of them. Says how often.
 */
export async function harmUntil(done: Promise<unknown>, most: number, harm: () => Promise<void>): Promise<number> {
  let over = false;
  const end = done.then(() => (over = true));
  let times = 0;
  while (times < most) {
    await Promise.race([times === 0 ? never : end, sleep(400 + Math.random() * 1_100)]);
    if (over && times > 0) break;
    await harm();
    times += 1;
  }
  await end;
  return times;
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
