import { invalid, missing } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { LegalPackChoice, LegalPackView } from '../contract.ts';
import { firstPackOf, LEGAL_PACKS, legalPack } from '../packs/legal-packs.ts';
import type { LegalPack } from '../packs/pack.schema.ts';
import { withoutEffect } from '../packs/without-effect.rules.ts';
import { rulingPack } from '../packs/ruling-pack.ts';
import { brandExists, companyZone, insertChoice, packChoices, type PackChoice } from './legal.store.ts';

export interface LegalPackSettings {
  packs: LegalPackView[];
  choices: LegalPackChoice[];
}

export async function listLegalPacks(work: Work): Promise<LegalPackSettings> {
  const [choices, zone] = [await packChoices(work.db), await companyZone(work.db)];
  return { packs: LEGAL_PACKS.map(viewPack), choices: choices.map((one) => viewChoice(one, choices, work.now, zone)) };
}

/**
 * The company, or one brand of it, follows a pack from a date on.
 * @throws {DomainError} legal_pack.not_found, legal_pack.brand_not_found, legal_pack.in_the_past
 */
export async function chooseLegalPack(
  work: Work,
  given: { pack: string; brandId: string | null; effectiveAt?: Date | undefined },
): Promise<LegalPackSettings> {
  const pack = legalPack(given.pack);
  if (!pack) throw missing('legal_pack.not_found');
  if (given.brandId && !(await brandExists(work.db, given.brandId))) throw missing('legal_pack.brand_not_found');
  if (given.effectiveAt && given.effectiveAt < work.now) throw invalid('legal_pack.in_the_past');
  await keepChoice(work, pack, given.brandId, given.effectiveAt ?? work.now);
  return listLegalPacks(work);
}

/** A new company follows its country's pack from its first contact on. */
export async function chooseFirstPack(work: Work, country: string): Promise<void> {
  const pack = firstPackOf(country);
  if (pack) await keepChoice(work, pack, null, work.now);
}

/** For the sample company, whose history began before today. */
export async function keepChoice(
  work: Work,
  pack: Pick<LegalPack, 'id' | 'version'>,
  brandId: string | null,
  effectiveAt: Date,
): Promise<void> {
  await insertChoice(work, { brandId, pack: pack.id, version: pack.version, effectiveAt });
  record(work, ['company', 'company'], 'legal_pack.chosen', {
    pack: pack.id,
    version: pack.version,
    brand: brandId,
    from: effectiveAt.toISOString(),
  });
}

function viewPack(pack: LegalPack): LegalPackView {
  const { id, version, name, about, country, appliesFrom, review } = pack;
  return {
    id,
    version,
    name,
    about,
    country,
    appliesFrom,
    reviewed: review.status === 'reviewed' ? { by: review.by, on: review.on } : null,
    clocks: pack.clocks.map((one) => ({
      id: one.id,
      name: one.name,
      article: one.article,
      check: one.check,
      whose: one.whose,
      limit: one.limit,
      unit: one.unit,
      effect: one.effect,
    })),
    entitlements: pack.entitlements.map((one) => ({
      id: one.id,
      name: one.name,
      article: one.article,
      check: one.check,
      within: one.within ?? null,
    })),
    warnings: pack.warnings.map((one) => one.text),
    withoutEffect: withoutEffect(pack),
    sources: pack.sources,
  };
}

function viewChoice(one: PackChoice, all: readonly PackChoice[], now: Date, zone: string): LegalPackChoice {
  const rivals = all.filter((other) => other.brandId === one.brandId && other.effectiveAt <= now);
  const [latest] = rivals.toSorted((a, b) => b.effectiveAt.getTime() - a.effectiveAt.getTime());
  return {
    ...one,
    effectiveAt: one.effectiveAt.toISOString(),
    madeAt: one.madeAt.toISOString(),
    inForce: latest === one,
    ruling: rulingPack(one.pack, one.effectiveAt > now ? one.effectiveAt : now, zone)?.id ?? null,
  };
}
