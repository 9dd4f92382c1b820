import { setTimeout as sleep } from 'node:timers/promises';
import { locateBinaries } from './embedded-binaries.ts';
import { createCluster, resetPassword } from './embedded-cluster.ts';
import { EmbeddedDatabaseError } from './embedded-errors.ts';
import {
  hasCluster,
  leaveFolder,
  openFolder,
  readAccess,
  readPostmaster,
  takeFolder,
  turnLogOver,
  writeAccess,
  type Access,
  type Folder,
} from './embedded-folder.ts';
import { chooseIdentity } from './embedded-identity.ts';
import { canHoldSocket, databaseUrl, writeAccessRules } from './embedded-socket.ts';
import {
  choosePort,
  endLeftServer,
  hasEnded,
  PortTaken,
  startServer,
  stopServer,
  type RunningServer,
  type ServerPlan,
} from './embedded-server.ts';

export interface EmbeddedLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface EmbeddedOptions {
  /** Cauce's data folder; the database lives in its `postgres` subfolder. */
  dataDir: string;
  log?: EmbeddedLog;
  /** PostgreSQL settings over the defaults, e.g. `{ fsync: 'off' }` for throw-away test clusters. */
  settings?: Record<string, string>;
}

export interface EmbeddedPostgres {
  /** Superuser's address of the database `cauce`; stays the same across restarts. */
  readonly url: string;
  readonly port: number;
  /** Of the postmaster; another one after a restart. */
  readonly pid: number;
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Called when the server ended without being asked; it is started again by itself. */
  onExit(listener: () => void): void;
}

/**
 * Starts the PostgreSQL that comes with Cauce over the data folder, making the database on the first start. It ends with this
 * process, however that ends, and is started again when it dies first. Throws `EmbeddedDatabaseError`.
 */
export async function startEmbedded({ dataDir, log, settings = {} }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = await explained(dataDir, () => openFolder(dataDir));
  return await explained(folder.root, async () => {
    await takeFolder(folder);
    try {
      const { plan, access } = await prepare(folder, settings, log);
      return await Supervisor.start(plan, access, log);
    } catch (error) {
      await leaveFolder(folder);
      throw error;
    }
  });
}

/** The address of the embedded database that another Cauce of this machine now runs over the folder; null when none does. */
export async function runningEmbedded(dataDir: string): Promise<string | null> {
  const folder = await openFolder(dataDir);
  const postmaster = await readPostmaster(folder);
  if (!postmaster?.ready) return null;
  return databaseUrl(folder.cluster, { ...(await readAccess(folder)), port: postmaster.port });
}

async function prepare(
  folder: Folder,
  settings: Record<string, string>,
  log?: EmbeddedLog,
): Promise<{ plan: ServerPlan; access: Access }> {
  const binaries = await locateBinaries(folder.links);
  const access = await readAccess(folder);
  if (!(await hasCluster(folder))) {
    log?.info({ folder: folder.root }, 'making the database');
    const runAs = await createCluster(folder, binaries, access.password);
    return { plan: { folder, binaries, runAs, settings: await withSocket(folder, settings) }, access };
  }
  await endLeftServer(folder);
  const runAs = await chooseIdentity(folder.cluster, [binaries.postgres]);
  if (access.fresh) await resetPassword(folder, binaries, runAs, access.password);
  await turnLogOver(folder);
  await writeAccessRules(folder.cluster);
  return { plan: { folder, binaries, runAs, settings: await withSocket(folder, settings) }, access };
}

async function withSocket(folder: Folder, settings: Record<string, string>): Promise<Record<string, string>> {
  return (await canHoldSocket(folder.cluster)) ? { unix_socket_directories: '.', ...settings } : settings;
}

/** Turns the file system's refusals into an error that says what to do. */
async function explained<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') throw new EmbeddedDatabaseError('wrong-owner', folder);
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new EmbeddedDatabaseError('disk-full', folder);
    throw error;
  }
}

class Supervisor implements EmbeddedPostgres {
  readonly url: string;
  readonly port: number;
  readonly #plan: ServerPlan;
  readonly #log: EmbeddedLog | undefined;
  readonly #listeners: (() => void)[] = [];
  #server: RunningServer;
  #wanted = true;
  /** Starts and stops one after another. */
  #turn: Promise<void> = Promise.resolve();

  static async start(plan: ServerPlan, access: Access, log?: EmbeddedLog): Promise<Supervisor> {
    for (let wanted = access.port; ; wanted = null) {
      const port = await choosePort(wanted);
      try {
        const server = await startServer(plan, port);
        await writeAccess(plan.folder, { ...access, port });
        return new Supervisor(plan, { ...access, port }, server, log);
      } catch (error) {
        if (!(error instanceof PortTaken)) throw error;
      }
    }
  }

  private constructor(plan: ServerPlan, access: Access & { port: number }, server: RunningServer, log?: EmbeddedLog) {
    this.#plan = plan;
    this.#log = log;
    this.#server = server;
    this.url = databaseUrl(plan.folder.cluster, access);
    this.port = access.port;
    this.#watch(server);
  }

  get pid(): number {
    return this.#server.pid;
  }

  onExit(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async restart(): Promise<void> {
    await this.#inTurn(async () => {
      this.#wanted = false;
      await stopServer(this.#server);
      this.#wanted = true;
      await this.#startAgain();
    });
  }

  async stop(): Promise<void> {
    this.#wanted = false;
    await this.#inTurn(async () => {
      await stopServer(this.#server);
      await leaveFolder(this.#plan.folder);
    });
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #watch(server: RunningServer): void {
    const ended = (): void => {
      // Lets the guard's pipe reader end with the server.
      server.process.stdin?.destroy();
      if (!this.#wanted || server !== this.#server) return;
      this.#log?.warn({ pid: server.pid }, 'the database ended unasked: starting it again');
      for (const listener of this.#listeners) listener();
      void this.#inTurn(() => this.#startAgain());
    };
    if (hasEnded(server.process)) ended();
    else server.process.once('exit', ended);
  }

  /** Tries until it succeeds or is no longer wanted: a full disk or a dying backend may stand in the way for a while. */
  async #startAgain(): Promise<void> {
    for (let pause = 50; this.#wanted; pause = Math.min(pause * 2, 2_000)) {
      try {
        await endLeftServer(this.#plan.folder);
        this.#server = await startServer(this.#plan, this.port);
        this.#watch(this.#server);
        return;
      } catch (error) {
        this.#log?.warn({ reason: (error as Error).message }, 'the database did not start: trying again');
        await sleep(pause);
      }
    }
  }
}
