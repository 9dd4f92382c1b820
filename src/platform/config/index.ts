import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { configSchema } from './schema.ts';

export type ProcessRole = 'server' | 'worker' | 'smtp';

export interface Config {
  port: number;
  host: string;
  /** Without trailing slash. While `port` is 0 it is set once the server listens. */
  baseUrl: string;
  dataDir: string;
  databaseUrl: string | undefined;
  smtp: { port: number; maxBytes: number; tls: { cert: string; key: string } | undefined };
  /** Addresses and networks of relays of our own, which hand incoming mail on. */
  trustedRelays: readonly string[];
  relayUrl: string | undefined;
  admin: { email: string; password: string } | undefined;
  apiToken: string | undefined;
  secret: string;
  roles: ReadonlySet<ProcessRole>;
  mode: 'production' | 'development' | 'demo' | 'test';
  logLevel: string;
  trustProxy: boolean;
  requestsPerMinute: number;
  mailReaders: number;
}

/** What is wrong in the environment, one line a field. Shown at start instead of a stack trace. */
export class ConfigError extends Error {}

/** Reads and checks the environment; makes the data folder and, when none is given, the secret kept in it. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name.startsWith('CAUCE_') && value !== ''),
  );
  const parsed = configSchema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const raw = parsed.data;
  const dataDir = path.resolve(raw.CAUCE_DATA_DIR);
  mkdirSync(dataDir, { recursive: true });
  const { CAUCE_SMTP_TLS_CERT: cert, CAUCE_SMTP_TLS_KEY: key } = raw;
  return {
    port: raw.CAUCE_PORT,
    host: raw.CAUCE_HOST,
    baseUrl: (raw.CAUCE_BASE_URL ?? `http://${raw.CAUCE_HOST}:${raw.CAUCE_PORT}`).replace(/\/$/, ''),
    dataDir,
    databaseUrl: raw.CAUCE_DATABASE_URL,
    smtp: {
      port: raw.CAUCE_SMTP_PORT,
      maxBytes: raw.CAUCE_SMTP_MAX_MB * 1024 * 1024,
      tls: cert && key ? { cert, key } : undefined,
    },
    trustedRelays: raw.CAUCE_TRUSTED_RELAYS,
    relayUrl: raw.CAUCE_SMTP_RELAY_URL,
    admin:
      raw.CAUCE_ADMIN_EMAIL && raw.CAUCE_ADMIN_PASSWORD
        ? { email: raw.CAUCE_ADMIN_EMAIL, password: raw.CAUCE_ADMIN_PASSWORD }
        : undefined,
    apiToken: raw.CAUCE_API_TOKEN,
    secret: raw.CAUCE_SECRET ?? keptSecret(dataDir),
    roles: new Set(
      raw.CAUCE_ROLES.flatMap((role): ProcessRole[] => (role === 'all' ? ['server', 'worker', 'smtp'] : [role])),
    ),
    mode: raw.CAUCE_MODE,
    logLevel: raw.CAUCE_LOG_LEVEL,
    trustProxy: raw.CAUCE_TRUST_PROXY,
    requestsPerMinute: raw.CAUCE_REQUESTS_PER_MINUTE,
    mailReaders: raw.CAUCE_WORKERS,
  };
}

function keptSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret');
  try {
    // `wx` so that two processes starting at once agree on one secret.
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
