import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { casesApi } from '#areas/cases/contract.ts';
import { addInbound } from '#areas/cases/index.ts';
import { aMail, casesHouse } from '#areas/cases/cases.fixture.ts';
import { sealDay } from '#platform/log/index.ts';
import { DAY } from '#platform/clock/index.ts';
import { system } from '#platform/work/index.ts';
import { complianceApi as api } from '../contract.ts';
import { parts as compliance } from '../parts.ts';
import { tablesForgotten } from './dossier.store.ts';
import type { Dossier } from './format.ts';

const it = await casesHouse([compliance]);
afterAll(it.close);
const run = promisify(execFile);

/** Days go by in these stories, and a session does not last them. */
const agent = () => it.api.signedIn(it.people.agent);

/** A case with a mail and its bytes, a file, an answer, two days and a seal. */
async function aStory(): Promise<string> {
  const raw = await it.house.files.put(Buffer.from('From: ana@cliente.example\r\n\r\nFaltan dos piezas, señor.\r\n'));
  const photo = await it.house.files.put(Buffer.from('the bytes of a photo'));
  const { id, reference } = await it.aCase({ message: { rawSha256: raw.sha256 } });
  await it.as(system('intake'), (work) =>
    addInbound(
      work,
      id,
      aMail(work.now, {
        text: '¿Sabéis algo? Ñandú nº 3 «roto»',
        attachments: [
          {
            sha256: photo.sha256,
            name: 'Foto de Íñigo.jpg',
            type: 'image/jpeg',
            size: photo.size,
            inline: false,
            contentId: null,
          },
        ],
      }),
    ),
  );
  await it.api.call(casesApi.reply, { params: { reference }, body: { text: 'Salen mañana, Ana.' } }, await agent());
  it.house.clock.advance(DAY);
  await sealDay(it.house);
  await it.api.call(casesApi.addNote, { params: { reference }, body: { text: 'Segunda vez' } }, await agent());
  return reference;
}

async function unpacked(reference: string): Promise<{ folder: string; dossier: Dossier; names: string[] }> {
  const answer = await it.api.send(api.dossier, { params: { reference } }, await agent());
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('application/zip');
  const files = unzipSync(answer.rawPayload);
  const folder = await mkdtemp(path.join(tmpdir(), 'cauce-dossier-'));
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), bytes);
  }
  const dossier = JSON.parse(await readFile(path.join(folder, 'expediente.json'), 'utf8')) as Dossier;
  return { folder, dossier, names: Object.keys(files) };
}

/** What an outsider does: Python and openssl alone. */
async function verify(folder: string): Promise<{ ok: boolean; said: string }> {
  try {
    return { ok: true, said: (await run('python3', ['-I', path.join(folder, 'verificar.py')])).stdout };
  } catch (error) {
    return { ok: false, said: (error as { stdout: string }).stdout };
  }
}

test('an outsider verifies a dossier with what is inside it, and sees each thing altered', async () => {
  const { folder, dossier, names } = await unpacked(await aStory());
  expect(names.filter((name) => /^(?:originales|ficheros)\//.test(name))).toHaveLength(2);
  const intact = await verify(folder);
  expect(intact.said).toContain(`chain intact: ${dossier.events.length} hechos`);
  expect(intact.said).toContain('Sellos / seals: 1. Mensajes / messages: 3. Ficheros / files: 2.');
  expect(intact.ok).toBe(true);

  const json = path.join(folder, 'expediente.json');
  const broken = async (change: (it: Dossier) => void): Promise<string> => {
    const altered = structuredClone(dossier);
    change(altered);
    await writeFile(json, JSON.stringify(altered));
    const { ok, said } = await verify(folder);
    expect(ok).toBe(false);
    return said;
  };
  expect(await broken((d) => d.events.splice(2, 1))).toContain('missing event 3');
  expect(await broken((d) => ((d.events[1] as Dossier['events'][0]).actor = 'person:x'))).toContain('el hecho 2 fue');
  expect(await broken((d) => ((d.seals[0] as Dossier['seals'][0]).root = '0'.repeat(64)))).toContain('no sale');
  expect(
    await broken((d) => (((d.rows['message'] as { text: string }[])[0] as { text: string }).text += '!')),
  ).toContain('recorded one');
  await writeFile(json, JSON.stringify(dossier));
  const file = dossier.files.find(({ kind }) => kind === 'attachment');
  const { stdout } = await run('openssl', ['dgst', '-sha256', path.join(folder, file?.path ?? '')]);
  expect(stdout).toContain(file?.sha256);
  await writeFile(path.join(folder, file?.path ?? ''), 'other bytes');
  expect((await verify(folder)).said).toContain('the file was altered');
  await rm(folder, { recursive: true });
});

test('its PDF tells the chain, and it is for whoever sees the case', async () => {
  const reference = await aStory();
  const { folder, dossier } = await unpacked(reference);
  const pdf = await readFile(path.join(folder, 'expediente.pdf'));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(dossier.people[it.people.agent.id]).toBe(it.people.agent.name);
  await rm(folder, { recursive: true });
  const stranger = await it.api.signedIn(it.people.area_member);
  const refusal = await it.api.refused(api.dossier, { params: { reference } }, stranger);
  expect(refusal.code).toBe('case.not_found');
});

test('what was merged into a case goes with it, under either number, and is checked by its own chain', async () => {
  const [kept, merged] = [await it.aCase(), await it.aCase({ message: { text: 'Otra vez: falta una silla' } })];
  const body = { other: merged.reference };
  await it.api.call(casesApi.merge, { params: { reference: kept.reference }, body }, await agent());
  const { folder, dossier } = await unpacked(merged.reference);
  expect([dossier.reference, dossier.merged.map(({ reference }) => reference)]).toEqual([
    kept.reference,
    [merged.reference],
  ]);
  expect(dossier.merged[0]?.events.at(-1)?.type).toBe('case.merged_into');
  expect((await verify(folder)).ok).toBe(true);
  const moved = dossier.rows['message']?.find(({ id }) => id === merged.messageId);
  expect(moved?.['origin_case_id']).toBe(merged.id);
  Object.assign(moved ?? {}, { text: 'Nada' });
  await writeFile(path.join(folder, 'expediente.json'), JSON.stringify(dossier));
  expect((await verify(folder)).said).toContain('recorded one');
  await rm(folder, { recursive: true });
});

test('every table with rows of a case is in its dossier, or excused', async () => {
  expect(await tablesForgotten(it.house.database.db)).toEqual([]);
});
