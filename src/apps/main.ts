import path from 'node:path';
import { ConfigError, readConfig, type Config } from '#platform/config/index.ts';
import type { Running } from '#platform/jobs/runner.ts';
import { faultOf } from '#platform/observe/fault.ts';
import { openLog } from '#platform/observe/log.ts';
import { startSmtp } from '#areas/channels/email/index.ts';
import { ensureSetUp } from '#areas/organisation/index.ts';
import { startCatcher } from '#apps/catcher/index.ts';
import { openHouse } from './house.ts';
import { isHalfLoaded, openDemo } from './demo.ts';
import { listening } from './listening.ts';
import { startServer } from './server/index.ts';
import { tell } from './terminal.ts';
import { startWorker } from './worker/index.ts';

/** One process by default; several when CAUCE_ROLES says so. */
async function main(): Promise<void> {
  const config = configOrExit();
  const parts: Running[] = [];
  const log = openLog(config.mode === 'demo' || config.mode === 'development' ? 'warn' : config.logLevel);
  // Several processes over the embedded database: whoever comes first starts it, the others join.
  const opened = await openHouse(config, { log, onStep: (step) => tell.step(step), attach: config.roles.size < 3 });
  const { house } = opened;
  const ground: Running[] = [{ stop: () => opened.close() }];
  stopOnSignals(parts, ground, log);
  const catcher = await catcherFor(config);
  if (catcher) ground.unshift(catcher);
  const signIns = config.mode === 'demo' ? await openDemo(house, (done, of) => tell.loading(done, of)) : [];
  if (await isHalfLoaded(house)) tell.halfLoaded(config.dataDir);
  await ensureSetUp(house);
  if (config.roles.has('smtp')) {
    const smtp = await listening('CAUCE_SMTP_PORT', { host: config.host, port: config.smtp.port }, () =>
      startSmtp(house),
    );
    parts.push(smtp);
    tell.line('smtp', { host: config.host, port: smtp.port });
  }
  if (config.roles.has('worker')) parts.push(await startWorker(house, { catcherUrl: catcher?.pageUrl }));
  if (config.roles.has('server')) {
    const server = await listening('CAUCE_PORT', config, () => startServer(house));
    parts.push(server);
    tell.ready(config, server.url, catcher?.pageUrl);
    if (signIns.length > 0) tell.signIns(signIns);
  }
}

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    tell.problem('config', error.message);
    process.exit(2);
  }
}

async function catcherFor(config: Config) {
  const wanted = (config.mode === 'demo' || config.mode === 'development') && !config.relayUrl;
  if (!wanted || !config.roles.has('worker')) return undefined;
  const catcher = await startCatcher({ folder: path.join(config.dataDir, 'caught-mail') });
  config.relayUrl = catcher.relayUrl;
  return catcher;
}

const GRACE_MS = 25_000;

/** SIGTERM: no request cut, no job half-done, then what they stand on. A second signal, or 25 s, ends it at once. */
function stopOnSignals(parts: readonly Running[], ground: readonly Running[], log: ReturnType<typeof openLog>): void {
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => {
      log.error({ signal }, 'still busy: what was under way is taken up again at the next start');
      process.exit(1);
    }, GRACE_MS).unref();
    const stops = await Promise.allSettled(parts.map((part) => part.stop()));
    for (const one of ground) stops.push(...(await Promise.allSettled([one.stop()])));
    const failed = stops.filter((one) => one.status === 'rejected');
    for (const { reason } of failed) log.error({ err: reason }, 'a part did not stop as it should');
    process.exit(failed.length === 0 ? 0 : 1);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
}

/** A fault nobody caught: told without what it quotes, then the end. Whoever runs us starts us again; nothing accepted is lost. */
process.on('uncaughtException', (error) => {
  openLog('error').fatal({ err: error }, 'uncaught: the program ends');
  process.exit(1);
});

main().catch((error: unknown) => {
  tell.problem('start', (error as Error).message);
  if (process.env.CAUCE_LOG_LEVEL === 'debug') console.error(faultOf(error));
  process.exit(1);
});
