import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeEmailHandler } from '#areas/channels/email/index.ts';
import { mailText, makeMailbox } from '#areas/channels/email/mailbox.fixture.ts';
import { startIntake } from '#areas/intake/index.ts';
import { setUp } from '#areas/organisation/index.ts';
import { systemClock } from '#platform/clock/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';

const PROGRAM = path.join(import.meta.dirname, '../../../bin/cauce.mjs');
const [house, empty, folder] = await Promise.all([
  makeHouse(),
  makeHouse(),
  mkdtemp(path.join(tmpdir(), 'cauce-cli-')),
]);
afterAll(async () => {
  await Promise.all([house.close(), empty.close()]);
  await rm(folder, { recursive: true });
});

const inFolder = (name: string): string => path.join(folder, name);
const ADELA = ['--email', 'adela@ribera.example', '--name', 'Adela Ñíguez'];

interface Ended {
  code: number;
  out: string;
  err: string;
}

/** The command as somebody types it in a terminal, over the data of that house. */
function cauce(words: string[], { within = house, typed = '' }: { within?: TestHouse; typed?: string } = {}) {
  const env = {
    PATH: process.env.PATH ?? '',
    LANG: 'es_ES.UTF-8',
    CAUCE_DATA_DIR: within.config.dataDir,
    CAUCE_DATABASE_URL: within.database.ownerUrl,
  };
  return new Promise<Ended>((resolve) => {
    const child = execFile(process.execPath, [PROGRAM, ...words], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
    child.stdin?.end(typed);
  });
}

/** The mail a person hands in becomes a case by whatever worker runs; here, of this process. */
async function workOff(intakeId: string): Promise<string> {
  house.clock.set(systemClock.now().toISOString());
  const absent = () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
  const worker = startIntake(house, { handlers: { email: makeEmailHandler({ resolver: absent }) }, pollMs: 20 });
  const made = () =>
    house.database.db
      .selectFrom('intake as i')
      .innerJoin('case_file as f', 'f.id', 'i.case_id')
      .select('f.reference')
      .where('i.id', '=', intakeId)
      .executeTakeFirst();
  await expect.poll(made, { timeout: 15_000 }).toBeDefined();
  await worker.stop();
  return (await made())?.reference as string;
}

test('each command does on a real installation what it says, or says why not and ends with an error', async () => {
  const made = await cauce(['admin', 'create', ...ADELA], { typed: 'seis gorriones en el alero\n' });
  expect(made).toMatchObject({ code: 0, out: expect.stringContaining('/app/') });
  await transact(house, system('test'), (work) =>
    setUp(work, { companyName: 'Ribera', language: 'es', zone: 'Europe/Madrid' }),
  );
  await makeMailbox(house, { address: 'soporte@ribera.example' });
  const headers = { From: 'ana@cliente.example', To: 'soporte@ribera.example', Subject: 'Silla coja' };
  await writeFile(inFolder('mail.eml'), mailText({ ...headers, 'Message-ID': '<1@cliente.example>' }));
  const [token, kept, nothing] = await Promise.all([
    cauce(['token', 'create', '--email', 'adela@ribera.example', '--name', 'copias', '--scopes', 'cases:read']),
    cauce(['intake', 'add', inFolder('mail.eml')]),
    cauce(['bailar']),
  ]);
  expect(token.out.trim().split('\n').at(-1)).toMatch(/^[\w-]{30,}$/);
  expect(nothing).toMatchObject({ code: 2, out: expect.stringContaining('cauce ORDEN') });
  const reference = await workOff(/Guardado: ([\w-]+)/.exec(kept.out)?.[1] as string);

  const [whole, exported, copied] = await Promise.all([
    cauce(['log', 'verify']),
    cauce(['case', 'export', reference]),
    cauce(['backup', inFolder('copia.tar')]),
  ]);
  expect(whole).toMatchObject({ code: 0, out: expect.stringContaining('El registro está íntegro') });
  expect(JSON.parse(exported.out)).toMatchObject({ format: 'cauce-dossier-1' });
  expect(exported.out).toContain('Silla coja');
  expect(copied).toMatchObject({ code: 0, out: expect.stringContaining('Copia hecha') });

  expect(await cauce(['restore', inFolder('copia.tar')], { within: empty })).toMatchObject({ code: 0 });
  const [again, same] = await Promise.all([
    cauce(['restore', inFolder('copia.tar')], { within: empty }),
    cauce(['log', 'verify'], { within: empty }),
  ]);
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('ya tiene datos') });
  expect(same).toMatchObject({ code: 0, out: whole.out });
}, 60_000);
