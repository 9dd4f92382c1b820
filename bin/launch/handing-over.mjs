// A command may pass through npm, a shell, an old Node and a new one. Whoever is told to stop, all stop, each once.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fail } from './terminal.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs the same command on another Node and ends as it ends. Signals go over as messages, so that it can tell a doubled one. */
export async function handOver(node, words) {
  const child = spawn(node, words, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  await accompany(child, (signal) => child.connected && child.send({ signal }));
}

/** Waits for a child, passing our signals on, and takes over its exit status. */
export async function accompany(child, pass = (signal) => child.kill(signal)) {
  for (const signal of signals) process.on(signal, pass);
  const [code, signal] = await new Promise((done) => {
    child.on('error', (error) => fail(error.message));
    child.on('exit', (...status) => done(status));
  });
  for (const name of signals) process.off(name, pass);
  if (signal) process.kill(process.pid, signal);
  process.exitCode = code ?? 1;
  return process.exitCode;
}

/**
 * Stops in good order when whoever started us stops or is gone: the Node that handed over, or npm, which neither tells its
 * children nor takes them along. A signal that has reached us by itself is not repeated: a second one would mean "at once".
 */
export function followStarter() {
  const told = noticeSignals();
  const stop = (signal) => setTimeout(() => told() || process.kill(process.pid, signal), 100);
  if (process.channel) {
    process.on('message', ({ signal }) => stop(signal));
    process.once('disconnect', () => stop('SIGTERM'));
    process.channel.unref();
  } else if (process.env.npm_lifecycle_event) {
    const starter = npmProcess();
    const watch = setInterval(() => {
      if (npmProcess() === starter) return;
      clearInterval(watch);
      stop('SIGTERM');
    }, 500);
    watch.unref();
  }
}

/** Whether a signal came. Listens only once the program itself does: before that a signal must end us as usual. */
function noticeSignals() {
  let came = false;
  const notice = () => (came = true);
  process.on('newListener', (name, listener) => {
    if (!signals.includes(name) || listener === notice || process.listeners(name).includes(notice)) return;
    process.on(name, notice);
  });
  return () => came;
}

/** npm runs scripts through a shell, which some shells leave standing between; an orphan gets another parent at once. */
function npmProcess() {
  try {
    const [, name, parent] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8'));
    return name === 'sh' ? Number(parent) : process.ppid;
  } catch {
    return process.ppid;
  }
}
