import { z } from 'zod';

/** Every setting that comes from the environment. `.env.example` is checked against this list by a test. */
export const configFields = {
  CAUCE_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(3000)
    .describe('Port of the web server. 0 takes a free one.'),
  CAUCE_HOST: z.string().default('127.0.0.1').describe('Address the web server and the SMTP listener listen on.'),
  CAUCE_BASE_URL: z.url().optional().describe('Public address, as people and mails see it. Default: http://HOST:PORT.'),
  CAUCE_DATA_DIR: z.string().default('./data').describe('Folder of files, secret and embedded database.'),
  CAUCE_DATABASE_URL: z
    .string()
    .optional()
    .describe('PostgreSQL 15 or newer. Absent: the embedded one in the data folder.'),
  CAUCE_SMTP_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(2525)
    .describe('Port of the inbound SMTP listener.'),
  CAUCE_SMTP_MAX_MB: z.coerce.number().int().min(1).max(500).default(50).describe('Largest mail accepted, in MB.'),
  CAUCE_SMTP_TLS_CERT: z
    .string()
    .optional()
    .describe('Path of the certificate (PEM) for STARTTLS on the inbound listener.'),
  CAUCE_SMTP_TLS_KEY: z.string().optional().describe('Path of its private key (PEM).'),
  CAUCE_TRUSTED_RELAYS: z
    .string()
    .default('')
    .transform((value) => value.split(',').flatMap((one) => one.trim() || []))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])))
    .describe(
      'Relays of yours that hand incoming mail on to the listener (addresses or networks such as 10.0.0.0/8, comma separated): their Received line tells who sent it. This machine always is one.',
    ),
  CAUCE_SMTP_RELAY_URL: z
    .string()
    .optional()
    .describe(
      'Outbound relay, smtp://user:password@host:port or smtps://. Absent: local mail catcher in demo and development, otherwise mail waits.',
    ),
  CAUCE_ADMIN_EMAIL: z.email().optional().describe('First administrator, made at start when nobody exists yet.'),
  CAUCE_ADMIN_PASSWORD: z
    .string()
    .min(12)
    .optional()
    .describe('Password of that first administrator, at least 12 characters.'),
  CAUCE_API_TOKEN: z
    .string()
    .min(24)
    .optional()
    .describe(
      'An administrator API token with this value, for unattended set-ups, at least 24 characters. A server started without it revokes the one it made.',
    ),
  CAUCE_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('Key that signs links and encrypts stored secrets. Absent: made once and kept in the data folder.'),
  CAUCE_ROLES: z
    .string()
    .default('all')
    .transform((value) => value.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(['server', 'worker', 'smtp', 'all'])).min(1))
    .describe('What this process does: server, worker, smtp (comma separated) or all.'),
  CAUCE_MODE: z
    .enum(['production', 'development', 'demo', 'test'])
    .default('production')
    .describe('Set by npm start, dev and demo.'),
  CAUCE_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').describe('How much is logged.'),
  CAUCE_TRUST_PROXY: z.stringbool().default(false).describe('Believe X-Forwarded-* of the reverse proxy in front.'),
  CAUCE_REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(60)
    .default(1_200)
    .describe('Requests a minute that one person, token or unknown address may make where an endpoint sets no less.'),
  CAUCE_WORKERS: z.coerce.number().int().min(1).max(16).default(1).describe('Mail reader threads.'),
} as const;

export const configSchema = z.object(configFields);
export type RawConfig = z.infer<typeof configSchema>;
