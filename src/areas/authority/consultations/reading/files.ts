import { missing } from '#platform/errors/index.ts';
import { Bytes } from '#platform/http/route.ts';
import type { Work } from '#platform/work/index.ts';
import { filesOf } from '../file.store.ts';
import { findConsultation } from '../store.ts';

/** A file of a consultation, always as a download: names and types are what people gave. */
export async function consultationFile(work: Work, id: string, fileId: string): Promise<Bytes> {
  if (!(await findConsultation(work.db, work.actor, id))) throw missing('consultation.not_found');
  const file = (await filesOf(work.db, [id])).find((one) => one.id === fileId);
  if (!file) throw missing('consultation.not_found');
  return new Bytes(work.house.files.read(file.sha256), { type: file.type, name: file.name, size: file.size });
}
