import type { Readable } from 'node:stream';
import { fileTypeFromFile } from 'file-type';
import { personOf } from '#areas/identity/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { conflict, DomainError, invalid, missing } from '#platform/errors/index.ts';
import { TooLarge } from '#platform/files/index.ts';
import type { House, PersonActor, Work } from '#platform/work/index.ts';
import { onlyReads } from '../consultation.rules.ts';
import type { ConsultationView } from '../contract.ts';
import { addFiles, filesOf } from '../file.store.ts';
import { tellMessage } from '../follow-up.ts';
import { viewConsultation } from '../reading/view.ts';
import { findConsultation, lockConsultation } from '../store.ts';

const MOST_FILES = 20;
const MOST_MB = 40;

/** A file for the thread, by whoever sees it: kept by its bytes, told by what they are and not by what they are called. */
export async function attachToConsultation(
  house: House,
  actor: PersonActor,
  id: string,
  given: { name: string; source: Readable },
  commit: <T>(sha256: string, run: (work: Work) => Promise<T>) => Promise<T>,
): Promise<ConsultationView> {
  // Before a byte is kept: a stranger fills no disk.
  const seen = await findConsultation(house.database.db, actor, id);
  if (!seen || onlyReads(actor)) throw missing('consultation.not_found');
  const stored = await house.files.put(given.source, MOST_MB * 1024 * 1024).catch((error: unknown) => {
    throw error instanceof TooLarge ? new DomainError('invalid', 'file.too_large', { limitMb: MOST_MB }) : error;
  });
  const type = (await fileTypeFromFile(house.files.path(stored.sha256)))?.mime ?? 'application/octet-stream';
  const name = storable(given.name).replaceAll(/[\p{Cc}/\\]/gu, '_');
  return commit(stored.sha256, async (work) => {
    const person = personOf(work);
    const c = await lockConsultation(work.db, id);
    if (c?.state !== 'open') throw conflict('consultation.closed');
    if ((await filesOf(work.db, [id])).length >= MOST_FILES)
      throw invalid('consultation.files_many', { most: MOST_FILES });
    const fromArea = person.areaIds.includes(c.areaId) || c.headId === person.id;
    await addFiles(work, id, fromArea ? 'answered' : 'asked', [{ ...stored, name, type }]);
    tellMessage(work, c, fromArea);
    return viewConsultation(work, id);
  });
}
