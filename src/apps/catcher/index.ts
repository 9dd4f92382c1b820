import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CatcherAnswer, CatcherOrder } from './catcher-process.ts';

export interface Catcher {
  /** For `startSender`: everything sent there stays there. */
  relayUrl: string;
  /** Where the caught mails are read. */
  pageUrl: string;
  stop(): Promise<void>;
}

export interface CatcherOptions {
  /** Of its SMTP server; 0 takes a free one. */
  port?: number;
  /** Of its page; when it is taken (a second Cauce), a free one. */
  webPort?: number;
  /** Where caught mails stay from one start to the next; absent: they go when it stops. */
  folder?: string;
}

const WEB_PORT = 1080;

/** A mail server that delivers to nobody, for demo and development, on this machine only: who writes to customers there writes to a page. */
export async function startCatcher(options: CatcherOptions = {}): Promise<Catcher> {
  const folder = options.folder ?? (await mkdtemp(path.join(tmpdir(), 'cauce-mail-')));
  const child = await open({ port: options.port ?? 0, webPort: await freePort(options.webPort ?? WEB_PORT), folder });
  const { answer } = child;
  if ('error' in answer) throw new Error(`mail catcher: ${answer.error}`);
  return {
    relayUrl: `smtp://127.0.0.1:${answer.smtpPort}`,
    pageUrl: `http://127.0.0.1:${answer.webPort}`,
    async stop() {
      await end(child.process);
      if (!options.folder) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The port itself, or 0 for any when somebody has it. */
async function freePort(port: number): Promise<number> {
  const probe = createServer();
  const free = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => resolve(true));
  });
  await new Promise((resolve) => probe.close(resolve));
  return free ? port : 0;
}

async function open(order: CatcherOrder): Promise<{ process: ChildProcess; answer: CatcherAnswer }> {
  const child = fork(path.join(import.meta.dirname, 'catcher-process.ts'), {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  });
  const answer = await new Promise<CatcherAnswer>((resolve) => {
    child.once('message', (message) => resolve(message as CatcherAnswer));
    child.once('exit', (code) => resolve({ error: `ended with code ${code}` }));
    child.send(order);
  });
  // It lives while we do, and does not keep us alive: a kill of ours closes its channel, and it goes.
  child.unref();
  child.channel?.unref();
  if ('error' in answer) await end(child);
  return { process: child, answer };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  if (child.connected) child.disconnect();
  const late = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await gone;
  clearTimeout(late);
}
