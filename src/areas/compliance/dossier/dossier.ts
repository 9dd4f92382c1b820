import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { casePdf, findHeader } from '#areas/cases/index.ts';
import { companyOf } from '#areas/organisation/index.ts';
import { missing } from '#platform/errors/index.ts';
import { Bytes } from '#platform/http/route.ts';
import type { Language } from '#platform/i18n/index.ts';
import { chainOf, sealsOf, type EventEvidence } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { mergedInto, namesOf, originalsOf, rowsOfCase } from './dossier.store.ts';
import type { Dossier, DossierFile } from './format.ts';
import { readme } from './readme.rules.ts';
import { zipped, type ZipEntry } from './zip.ts';

/** Everything about one case, for whoever may see it. Not found and not yours look the same. */
export async function dossierOf(work: Work, reference: string): Promise<Dossier & { caseId: string }> {
  const header = await findHeader(work.db, work.actor, { reference });
  if (!header) throw missing('case.not_found');
  const caseId = header.id;
  const [company, own, originals] = [
    await companyOf(work.db),
    await chained(work, header),
    await originalsOf(work.db, caseId),
  ];
  const merged: Dossier['merged'] = [];
  for (const one of await mergedInto(work.db, caseId)) merged.push(await chained(work, one));
  const events = [own, ...merged].flatMap((one) => one.events);
  const files: DossierFile[] = [];
  for (const file of originals)
    files.push({ ...file, path: pathOf(file), included: await work.house.files.has(file.sha256) });
  return {
    format: 'cauce-dossier-1',
    caseId,
    ...own,
    merged,
    madeAt: work.now.toISOString(),
    company: company.legalName || company.name,
    people: await namesOf(work.db, peopleIn(events)),
    files,
  };
}

async function chained({ db }: Work, { id, reference }: { id: string; reference: string }) {
  const stream = `case:${id}`;
  const [rows, events, seals] = [await rowsOfCase(db, id), await chainOf(db, stream), await sealsOf(db, stream)];
  return { reference, stream, rows, events, seals };
}

/** The expediente as one archive: the case to be read, its rows and chain to be checked, the originals, and how to check them. */
export async function dossierArchive(work: Work, reference: string, language: Language): Promise<Bytes> {
  const { caseId, ...dossier } = await dossierOf(work, reference);
  const pdf = await casePdf(work, caseId, { internal: true, language, chain: dossier });
  const { files } = work.house;
  async function* entries(): AsyncGenerator<ZipEntry> {
    const text = (content: string): Uint8Array => Buffer.from(content, 'utf8');
    yield { path: 'LEEME.txt', bytes: text(readme(dossier)) };
    yield { path: 'expediente.pdf', bytes: pdf, stored: true };
    yield { path: 'expediente.json', bytes: text(`${JSON.stringify(dossier, null, 2)}\n`) };
    yield { path: 'verificar.py', bytes: VERIFIER };
    for (const file of dossier.files)
      if (file.included) yield { path: file.path, bytes: files.read(file.sha256), stored: file.kind === 'attachment' };
  }
  return new Bytes(Readable.from(zipped(entries())), {
    type: 'application/zip',
    name: `expediente-${dossier.reference}.zip`,
  });
}

const VERIFIER = readFileSync(new URL('./verify.py', import.meta.url));

/** Our own names: what a sender called a file is data, never a path. */
function pathOf({ kind, sha256 }: { kind: string; sha256: string }): string {
  return kind === 'mail' ? `originales/${sha256}.eml` : `ficheros/${sha256}`;
}

function peopleIn(events: readonly EventEvidence[]): string[] {
  const ids = events.flatMap(({ actor }) => (actor.startsWith('person:') ? [actor.slice('person:'.length)] : []));
  return [...new Set(ids)];
}
