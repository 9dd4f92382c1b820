import { type Db, Kept } from '#platform/db/index.ts';
import { conflict, demand, missing } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { personOf } from '#areas/identity/index.ts';
import { changedFields, withChange } from '../changed-fields.rules.ts';
import type { Brand } from '../contract.ts';
import { mayManage } from '../policy.rules.ts';
import { companyOf } from './company.ts';
import { brandsInOrder, countActiveBrands, findBrand, insertBrand, writeBrand } from './store.ts';

export type BrandChange = { [K in keyof Omit<Brand, 'id'>]?: Brand[K] | undefined };
/** A brand as texts are written for it; `id` is null only while the house is not set up. */
export type BrandInUse = Omit<Brand, 'id'> & { id: string | null };

const kept = new Kept(brandsInOrder);

/** The brand of that id, or the one that speaks when none is named: the first active one. As of at most 5 s ago. */
export async function brandOf(db: Db, id: string | null): Promise<BrandInUse> {
  const brands = await kept.get(db);
  const found = brands.find((brand) => brand.id === id) ?? brands.find((brand) => brand.active);
  if (found) return found;
  kept.forget(db);
  const { name, language } = await companyOf(db);
  return { id: null, name, language, formOfAddress: 'tu', signature: '', active: true };
}

export async function createBrand(work: Work, given: BrandChange & { name: string }): Promise<Brand> {
  demand(mayManage(personOf(work)));
  const { language } = await companyOf(work.db);
  const brand = withChange<Brand>(
    { id: newId(), name: given.name, language, formOfAddress: 'tu', signature: '', active: true },
    given,
  );
  await insertBrand(work.db, brand, work.now);
  kept.forget(work.db);
  record(work, ['brand', brand.id], 'brand.changed', { created: true }, { fresh: true });
  return brand;
}

/** @throws {DomainError} brand.not_found, brand.last */
export async function updateBrand(work: Work, id: string, change: BrandChange): Promise<Brand> {
  demand(mayManage(personOf(work)));
  const others = change.active === false ? await countActiveBrands(work.db) : 0;
  const before = await findBrand(work.db, id, { lock: true });
  if (!before) throw missing('brand.not_found');
  if (change.active === false && before.active && others <= 1) throw conflict('brand.last');
  const fields = changedFields(before, change);
  if (fields.length === 0) return before;
  const brand = withChange(before, change);
  await writeBrand(work.db, brand);
  kept.forget(work.db);
  record(work, ['brand', id], 'brand.changed', { fields, active: brand.active });
  return brand;
}
