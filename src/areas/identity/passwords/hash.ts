import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { DomainError } from '#platform/errors/index.ts';
import { sameBytes } from '#platform/ids/index.ts';

// Argon2id, 19 MiB and two passes (OWASP's first choice): about 70 ms, on a thread of libuv's, never on the event loop.
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const BYTES = 32;
const derive = promisify(argon2) as (algorithm: 'argon2id', parameters: object) => Promise<Buffer>;

interface Parsed {
  memory: number;
  passes: number;
  parallelism: number;
  salt: Buffer;
  hash: Buffer;
}

/** PHC text form: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await compute(password, salt, COST);
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(hash)}`;
}

/** Takes as long for nobody (null) as for somebody, so that the time tells nothing (T16). */
export async function verifyPassword(password: string, kept: string | null | undefined): Promise<boolean> {
  const parsed = parse(kept ?? '') ?? NOBODY;
  const hash = await compute(password, parsed.salt, parsed);
  return sameBytes(hash, parsed.hash) && parsed !== NOBODY;
}

const NOBODY: Parsed = { ...COST, salt: randomBytes(16), hash: randomBytes(BYTES) };

function parse(kept: string): Parsed | null {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(kept);
  if (!found) return null;
  const [, memory, passes, parallelism, salt = '', hash = ''] = found;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

// Two at a time: each takes 19 MiB and one of libuv's four threads, which files and names need too.
const AT_ONCE = 2;
const MAX_WAITING = 200;
let running = 0;
const waiting: (() => void)[] = [];

async function compute(password: string, salt: Buffer, cost: Omit<Parsed, 'salt' | 'hash'>): Promise<Buffer> {
  if (waiting.length >= MAX_WAITING) throw new DomainError('limited', 'session.too_many', { retryAfterSeconds: 60 });
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    // Composed and decomposed ñ are one password, whatever the keyboard.
    return await derive('argon2id', {
      message: password.normalize('NFKC'),
      nonce: salt,
      tagLength: BYTES,
      memory: cost.memory,
      passes: cost.passes,
      parallelism: cost.parallelism,
    });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
