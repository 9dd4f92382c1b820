import { missing } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { adrBodyById, writeAdrBody } from './adr.store.ts';
import type { AdrBody } from './contract.ts';

type Change = { [K in keyof Omit<AdrBody, 'id'>]?: AdrBody[K] | undefined };

const EMPTY = { region: '', sector: '', website: '', address: '', phone: '', textEs: '', textEn: '', active: true };

export async function createAdrBody(work: Work, given: Change & Pick<AdrBody, 'name' | 'adhered'>): Promise<AdrBody> {
  const one = withChange({ ...EMPTY, id: newId(), name: given.name, adhered: given.adhered }, given);
  await writeAdrBody(work.db, one, work.now);
  record(work, ['adr', one.id], 'adr.changed', { adhered: one.adhered, active: true }, { fresh: true });
  return one;
}

/** @throws {DomainError} adr.not_found */
export async function updateAdrBody(work: Work, id: string, change: Change): Promise<AdrBody> {
  const before = await adrBodyById(work.db, id);
  if (!before) throw missing('adr.not_found');
  const one = withChange(before, change);
  await writeAdrBody(work.db, one, work.now);
  record(work, ['adr', id], 'adr.changed', { adhered: one.adhered, active: one.active });
  return one;
}

function withChange(before: AdrBody, change: Change): AdrBody {
  return { ...before, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) };
}
