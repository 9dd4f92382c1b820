import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';

export interface MailFloor {
  smtpPort: number;
  /** Works off all that waits with so many readers; how many a second. */
  workOff(readers: number): Promise<number>;
  stop(): Promise<void>;
}

/**
 * The least that could take the same mails: a bare SMTP server that says 250 when the bytes are a committed row, and readers that
 * parse each one, look whether it is known or answers a known one, and commit case, message and event in one statement.
 */
export async function startMailFloor(ownerUrl: string): Promise<MailFloor> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 12 });
  await pool.query(TABLES);
  const server = new SMTPServer({
    logger: false,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    maxClients: 200,
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        pool.query('insert into floor_mail (raw) values ($1)', [Buffer.concat(chunks)]).then(
          () => done(null),
          (error: Error) => done(error),
        );
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    smtpPort: (server.server.address() as AddressInfo).port,
    async workOff(readers) {
      const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from floor_mail where not done');
      const threads = Array.from(
        { length: readers },
        (_, part) =>
          new Worker(new URL('mail-floor-reader.ts', import.meta.url), { workerData: { ownerUrl, part, readers } }),
      );
      await Promise.all(threads.map((thread) => once(thread, 'online')));
      const began = performance.now();
      await Promise.all(threads.map((thread) => once(thread, 'exit')));
      return (rows[0]?.n ?? 0) / ((performance.now() - began) / 1_000);
    },
    async stop() {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await pool.query('drop table floor_mail, floor_mail_case, floor_mail_message, floor_mail_event');
      await pool.end();
    },
  };
}

const TABLES = `
  drop table if exists floor_mail, floor_mail_case, floor_mail_message, floor_mail_event;
  create table floor_mail (id bigint generated always as identity primary key, raw bytea not null, done bool not null default false);
  create index on floor_mail (id) where not done;
  create table floor_mail_case (id bigint generated always as identity primary key, subject text, customer text, at timestamptz default now());
  create table floor_mail_message (id bigint generated always as identity primary key, case_id bigint, mail_id text unique, body text);
  create index on floor_mail_message (case_id);
  create table floor_mail_event (id bigint generated always as identity primary key, case_id bigint, type text);`;
