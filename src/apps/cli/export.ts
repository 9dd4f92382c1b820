import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { dossierArchive, dossierOf } from '#areas/compliance/index.ts';
import { DomainError } from '#platform/errors/index.ts';
import { type House, reading, system } from '#platform/work/index.ts';
import { Refusal, say } from './say.ts';

/** The expediente of a case: its JSON, or with `--out FILE.zip` the whole archive that docs/guides/verify-the-log.md tells of. */
export async function exportCase(house: House, args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, options: { out: { type: 'string' } }, allowPositionals: true });
  const reference = positionals[0]?.toUpperCase() ?? '';
  const work = reading(house, system('cli'));
  try {
    if (values.out?.endsWith('.zip')) {
      const { body } = await dossierArchive(work, reference, 'es');
      await pipeline(body as NodeJS.ReadableStream, createWriteStream(values.out, { mode: 0o600 }));
    } else {
      const { caseId: _, ...dossier } = await dossierOf(work, reference);
      const json = JSON.stringify(dossier, null, 2);
      if (!values.out) return void process.stdout.write(`${json}\n`);
      await writeFile(values.out, json, { mode: 0o600 });
    }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'case.not_found')
      throw new Refusal(`No hay ningún caso ${reference}.`, `There is no case ${reference}.`);
    throw error;
  }
  say(`Escrito en ${values.out}.`, `Written to ${values.out}.`);
}
