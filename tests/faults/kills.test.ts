import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { operationsApi } from '#apps/server/operations.contract.ts';
import { correspondenceApi } from '#areas/correspondence/contract.ts';
import { intakeApi } from '#areas/intake/contract.ts';
import { startApp, type App } from '#tests/support/app.ts';
import { ALL_THERE_ONCE, accountFor, waiting } from './account.ts';
import { report, spread } from './figures.ts';
import { backAgain, harmUntil, killAndStart, killDatabase } from './kill.ts';
import { sendAll, type Sending } from './sender.ts';

/* F1, F3, F4: 16 senders send on while something is killed again and again. */

const ARRIVALS = Number(process.env.FAULT_ARRIVALS ?? 700);
/** So many at most. */
const KILLS = Math.ceil(ARRIVALS / 140);
const LONG = 60_000 + ARRIVALS * 600;
const MAILBOX = 'atencion@ribera.example';
let app: App;
const workers: ChildProcess[] = [];
afterEach(async () => {
  for (const worker of workers.splice(0)) worker.kill('SIGKILL');
  await app?.stop();
}, 60_000);

async function open(env: Record<string, string> = {}): Promise<void> {
  app = await startApp({ CAUCE_LOG_LEVEL: 'error', ...env }, { embedded: true });
  await app.call(correspondenceApi.createMailbox, { body: { address: MAILBOX, name: 'Atención' } });
}

async function expectAllThere(
  fault: string,
  sending: Sending,
  figures: Record<string, string | number>,
): Promise<void> {
  const account = await accountFor(app, sending.accepted);
  const { accepted, waits } = sending;
  report(fault, { accepted: accepted.length, ...figures, acceptance: spread(waits), ...account });
  expect(account).toEqual(ALL_THERE_ONCE);
  expect(accepted).toHaveLength(ARRIVALS);
  const { counts, alarms } = await app.call(intakeApi.listIntake, { query: {} });
  expect([counts.waiting, counts.quarantined]).toEqual([0, 0]);
  expect(alarms.filter(({ kind }) => /^(intake|contacts)\./.test(kind))).toEqual([]);
  const log = await app.call(operationsApi.verifyLog, { body: {} });
  expect(log.broken).toEqual([]);
}

test('F1: the program is killed while it takes mail: nothing missing, nothing double', { timeout: LONG }, async () => {
  await open();
  const sending = sendAll(app.smtpPort, MAILBOX, ARRIVALS);
  const kills = await harmUntil(sending.done, KILLS, () => killAndStart(app));
  await expectAllThere('F1', sending, { kills });
});

test(
  'F3: workers are killed while they read: each contact is one message, each case has one receipt at most',
  { timeout: LONG },
  async () => {
    await open({ CAUCE_ROLES: 'server,smtp' });
    startWorker();
    const sending = sendAll(app.smtpPort, MAILBOX, ARRIVALS);
    let kills = 0;
    // A few times only: a worker must get on between two of them.
    for (let busy = true; busy && kills < ARRIVALS / 175; busy = (await waiting(app)) > 0) {
      startWorker();
      await sleep(2_500 + Math.random() * 2_000);
      await killOldestWorker();
      kills += 1;
    }
    await sending.done;
    await expectAllThere('F3', sending, { kills });
  },
);

test(
  'F4: the database is killed, all of it: nothing missing, nothing double, and the program goes on by itself',
  { timeout: LONG },
  async () => {
    await open();
    const sending = sendAll(app.smtpPort, MAILBOX, ARRIVALS);
    const away: number[] = [];
    const kills = await harmUntil(sending.done, KILLS, async () => {
      await killDatabase(app);
      away.push(await backAgain(app));
    });
    await expectAllThere('F4', sending, { kills, away: spread(away) });
  },
);

function startWorker(): void {
  const program = path.join(import.meta.dirname, '../../src/apps/main.ts');
  workers.push(spawn(process.execPath, [program], { env: { ...app.env, CAUCE_ROLES: 'worker' }, stdio: 'ignore' }));
}

async function killOldestWorker(): Promise<void> {
  const worker = workers.shift();
  if (!worker || worker.exitCode !== null) throw new Error('a worker ended by itself');
  const ended = once(worker, 'exit');
  worker.kill('SIGKILL');
  await ended;
}
