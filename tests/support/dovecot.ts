import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { makeCertificate } from './certificate.ts';
import { temporaryFolder } from './postgres.ts';

const PROGRAM = '/usr/sbin/dovecot';

export interface Dovecot {
  port: number;
  /** Every account takes this password. */
  password: string;
  /** Puts mails straight into the INBOX of an account, as a delivering server does. */
  deliver(account: string, mails: readonly (string | Buffer)[]): Promise<void>;
  /** How many files of that account are marked as seen. */
  seenCount(account: string): Promise<number>;
  /** How many mails that account holds. */
  count(account: string): Promise<number>;
  /** Throws the folder's numbers away: the next session sees another UIDVALIDITY. */
  renumber(account: string): Promise<void>;
  stop(): Promise<void>;
}

/** A real IMAP server of one's own, from Debian's packages; installed first when it is missing and we may. Null: not to be had here. */
export async function startDovecot(options: { loginDelay?: string } = {}): Promise<Dovecot | null> {
  if (!existsSync(PROGRAM) && !install()) {
    console.warn('dovecot-imapd is not installed and cannot be installed here: IMAP tests are left out');
    return null;
  }
  const root = await temporaryFolder('dovecot', tmpdir());
  const port = await freePort();
  const password = 'clave-de-prueba';
  const owner =
    process.getuid?.() === 0
      ? { user: 'nobody', uid: 65_534, gid: 65_534 }
      : { user: userInfo().username, uid: userInfo().uid, gid: userInfo().gid };
  await mkdir(path.join(root, 'mail'), { recursive: true });
  const { cert, key } = makeCertificate('localhost');
  await Promise.all([
    writeFile(path.join(root, 'cert.pem'), cert),
    writeFile(path.join(root, 'key.pem'), key),
    writeFile(path.join(root, 'passwd'), ''),
    writeFile(path.join(root, 'dovecot.conf'), configuration({ root, port, password, ...owner, ...options })),
  ]);
  await chown(path.join(root, 'mail'), owner.uid, owner.gid).catch(() => undefined);
  const server = spawn(PROGRAM, ['-F', '-c', path.join(root, 'dovecot.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await listening(port, server).catch((error: Error) => {
    throw new Error(`${error.message}: ${said}`);
  });
  const inbox = (account: string): string => path.join(root, 'mail', account, 'Maildir');
  let number = 0;
  return {
    port,
    password,
    async deliver(account, mails) {
      const folder = path.join(inbox(account), 'new');
      for (const part of ['', 'new', 'cur', 'tmp']) await own(path.join(inbox(account), part), owner);
      await own(path.dirname(inbox(account)), owner);
      for (const mail of mails) {
        number += 1;
        const file = path.join(folder, `${1_700_000_000 + number}.M${number}.test`);
        await writeFile(file, mail);
        await chown(file, owner.uid, owner.gid).catch(() => undefined);
      }
    },
    async seenCount(account) {
      const files = await readdir(path.join(inbox(account), 'cur')).catch(() => []);
      return files.filter((name) => /:2,[A-Z]*S/.test(name)).length;
    },
    async count(account) {
      const folders = ['new', 'cur'].map((part) => readdir(path.join(inbox(account), part)).catch(() => []));
      return (await Promise.all(folders)).flat().length;
    },
    async renumber(account) {
      for (const name of await readdir(inbox(account)))
        if (name.startsWith('dovecot')) await rm(path.join(inbox(account), name), { recursive: true, force: true });
    },
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      await rm(root, { recursive: true, force: true });
    },
  };
}

function install(): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'dovecot-imapd'], {
      stdio: 'ignore',
      timeout: 240_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } catch {
    return false;
  }
  return existsSync(PROGRAM);
}

function configuration(given: {
  root: string;
  port: number;
  password: string;
  user: string;
  uid: number;
  gid: number;
  loginDelay?: string;
}): string {
  const { root, port, password, user, uid, gid } = given;
  const group = process.getuid?.() === 0 ? 'nogroup' : user;
  return `
base_dir = ${root}/run
state_dir = ${root}/run
log_path = ${root}/log
protocols = imap
listen = 127.0.0.1
default_login_user = ${user}
default_internal_user = ${user}
default_internal_group = ${group}
first_valid_uid = ${Math.min(uid, 100)}
mail_location = maildir:${root}/mail/%u/Maildir
maildir_very_dirty_syncs = no
ssl = yes
ssl_cert = <${root}/cert.pem
ssl_key = <${root}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = ${given.loginDelay ?? '0 secs'}
mail_max_userip_connections = 100
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${root}/mail/%u
}
namespace inbox {
  inbox = yes
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service imap {
  process_min_avail = 1
}
service stats {
  chroot =
}
`;
}

async function own(folder: string, { uid, gid }: { uid: number; gid: number }): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chown(folder, uid, gid).catch(() => undefined);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listening(port: number, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (server.exitCode !== null) throw new Error(`dovecot ended with ${server.exitCode}`);
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('dovecot does not listen');
}
