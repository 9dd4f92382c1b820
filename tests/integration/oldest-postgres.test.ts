import { createWriteStream } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { areas, makeHandlers } from '#apps/parts.ts';
import { casesApi } from '#areas/cases/contract.ts';
import { emailApi } from '#areas/channels/email/contract.ts';
import { correspondenceApi } from '#areas/correspondence/contract.ts';
import { startIntake } from '#areas/intake/index.ts';
import { setUp } from '#areas/organisation/index.ts';
import { readBackup, writeBackup } from '#platform/backup/index.ts';
import { migrate } from '#platform/db/migrate.ts';
import { sealDay, verifyLog } from '#platform/log/index.ts';
import { sendDue } from '#platform/mail/outbox/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeApi } from '#tests/support/api.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';
import { collectOutgoing } from '#tests/support/mail-client.ts';
import { staff } from '#tests/support/people.ts';
import { execute, withDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { startOldestPostgres, type OldestPostgres } from '#tests/support/postgres-15.ts';
import { readable } from '#tests/support/readable.ts';
import { waitFor } from '#tests/support/wait.ts';

/* The oldest PostgreSQL that is supported does the main job: a mail, its case, its answer, search, log, backup and back. */

const NONE = 'No PostgreSQL 15 here: npm test brings it on Linux x64, apt-get install postgresql-15 on other machines.';
let server: OldestPostgres | null;
beforeAll(async () => {
  server = await startOldestPostgres();
});
afterAll(async () => server?.remove());

/** A database of this name: of PostgreSQL's own template, or a copy of another. */
async function database({ url }: OldestPostgres, name: string, template = 'template1'): Promise<TestDatabase> {
  await execute(url, `create database ${name} template ${template}`);
  return {
    ownerUrl: withDatabase(url, name),
    drop: () => execute(url, `drop database if exists ${name} with (force)`),
  };
}

test('every migration runs on the oldest PostgreSQL that is supported, and twice is once', async ({ skip }) => {
  if (!server) return skip(NONE);
  const { ownerUrl } = await database(server, 'migrated');
  await migrate(ownerUrl);
  await migrate(ownerUrl);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ version: number; words: string }>(
    `select current_setting('server_version_num')::int / 10000 as version, to_tsvector('spanish', '¿Dónde está?')::text as words`,
  );
  await client.end();
  expect(rows[0]?.version).toBeGreaterThanOrEqual(15);
  expect(rows[0]?.words).toBe(`'dond':1`);
});

const LONG = { timeout: 120_000 };
const MAIL = [
  'From: Begoña Íñiguez <begona@cliente.example>',
  'To: atencion@ribera.example',
  'Subject: Faltan las patas del sofá',
  'Message-ID: <patas@cliente.example>',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'El sofá llegó ayer sin patas y con el tapizado rajado.',
  '',
].join('\r\n');

test(
  'a mail becomes a case, is answered and found; the log holds; what is restored is the same',
  LONG,
  async ({ skip }) => {
    if (!server) return skip(NONE);
    const house = await makeHouse({}, database(server, 'main_job', 'migrated'));
    const restored = await makeHouse({}, database(server, 'restored', 'migrated'));
    const world = await collectOutgoing();
    try {
      const reference = await mainJob(house, world.relayUrl);
      const { mail } = await world.to('begona@cliente.example', (one) => one.mail.text?.includes('Mañana') ?? false);
      expect(mail.inReplyTo).toBe('<patas@cliente.example>');

      await readable(house);
      await sealDay(house);
      expect(await verifyLog(house.database.db)).toMatchObject({ broken: [], seals: 1 });
      const archive = path.join(house.config.dataDir, 'copia.tar');
      await writeBackup(house, createWriteStream(archive));
      await readBackup(restored, archive);
      const [before, after] = await Promise.all([verifyLog(house.database.db), verifyLog(restored.database.db)]);
      expect(before.events).toBeGreaterThan(5);
      expect(after).toEqual(before);
      const kept = await restored.database.db
        .selectFrom('message')
        .innerJoin('case_file', 'case_file.id', 'message.case_id')
        .select(['message.direction', 'message.automatic'])
        .where('case_file.reference', '=', reference)
        .orderBy('message.id')
        .execute();
      const written = kept.filter((row) => row.automatic === null);
      expect(written.map((row) => row.direction)).toEqual(['in', 'out']);
    } finally {
      await world.close();
      await restored.close();
      await house.close();
    }
  },
);

/** From the mail to the answer on its way; gives the case's reference. */
async function mainJob(house: TestHouse, relayUrl: string): Promise<string> {
  const people = await staff(house);
  const company = { companyName: 'Comercial Ribera', language: 'es', zone: 'Europe/Madrid' } as const;
  await transact(house, system('tests'), (work) => setUp(work, { ...company, memberIds: [people.agent.id] }));
  const api = await makeApi(house, areas);
  const intake = startIntake(house, { handlers: makeHandlers(), pollMs: 20 });
  try {
    const admin = await api.signedIn(people.administrator);
    await api.call(
      correspondenceApi.createMailbox,
      { body: { address: 'atencion@ribera.example', name: 'Atención' } },
      admin,
    );
    const agent = await api.signedIn(people.agent);
    const content = { type: 'message/rfc822', bytes: Buffer.from(MAIL) };
    expect((await api.send(emailApi.intakeEmail, {}, agent, { content })).statusCode).toBe(202);
    const found = await waitFor('the case to be found by its words', async () => {
      const { cases } = await api.call(casesApi.listCases, { query: { q: 'tapizado rajado' } }, agent);
      return cases[0];
    });
    const { reference } = found;
    expect((await api.call(casesApi.listCases, { query: { q: 'lavadora' } }, agent)).cases).toEqual([]);
    const body = { text: 'Mañana sale un juego de patas.', undoSeconds: 0 };
    await api.call(casesApi.reply, { params: { reference }, body }, agent);
    house.clock.advance(60_000);
    await sendDue(house, { relayUrl });
    return reference;
  } finally {
    await intake.stop();
    await api.close();
  }
}
