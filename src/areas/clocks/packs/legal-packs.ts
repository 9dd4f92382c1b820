import { readFileSync } from 'node:fs';
import { packSchema, type LegalPack } from './pack.schema.ts';

/** In the order a company meets them. A new pack is a file and a line here. */
const IDS = ['es-general', 'es-l10-large', 'es-l10-basic', 'co-general', 'pe-libro', 'generic-latam'] as const;

const packs = new Map<string, LegalPack>();
for (const id of IDS) packs.set(id, withBase(read(id)));

/** Every pack that comes with Cauce, what it inherits included. */
export const LEGAL_PACKS: readonly LegalPack[] = [...packs.values()];

export function legalPack(id: string): LegalPack | null {
  return packs.get(id) ?? null;
}

const ENDS_WITH_ANSWER = new Set(['notified', 'answered', 'informed']);

/** The terms that end with an answer to the customer: a call back or the customer's own time to complete are none. */
export const ANSWER_CLOCKS: readonly string[] = [
  ...new Set(
    LEGAL_PACKS.flatMap(({ clocks }) => clocks)
      .filter(({ whose, stop }) => whose === 'company' && ENDS_WITH_ANSWER.has(stop))
      .map(({ id }) => id),
  ),
];

/** Those that only an answer ends that says the cause of a cut and when it will be back. */
export const INFORM_CLOCKS: readonly string[] = [
  ...new Set(
    LEGAL_PACKS.flatMap(({ clocks }) => clocks)
      .filter(({ stop }) => stop === 'informed')
      .map(({ id }) => id),
  ),
];

/** The pack a company of a country starts with; null where nothing is known of its law. */
export function firstPackOf(country: string): LegalPack | null {
  return (
    LEGAL_PACKS.find((pack) => pack.country === country) ?? (LATAM.has(country) ? legalPack('generic-latam') : null)
  );
}

const LATAM = new Set('AR BO BR CL CR CU DO EC GT HN MX NI PA PR PY SV UY VE'.split(' '));

function read(id: string): LegalPack {
  const pack = packSchema.parse(JSON.parse(readFileSync(new URL(`./${id}.json`, import.meta.url), 'utf8')));
  if (pack.id !== id) throw new Error(`the pack ${id} calls itself ${pack.id}`);
  return pack;
}

/** The base's lists first; what the pack says of itself wins. A base stands before those that extend it. */
function withBase(pack: LegalPack): LegalPack {
  if (!pack.extends) return pack;
  const base = packs.get(pack.extends);
  if (!base) throw new Error(`the pack ${pack.id} extends ${pack.extends}, which is not there`);
  return {
    ...pack,
    clocks: [...base.clocks, ...pack.clocks],
    entitlements: [...base.entitlements, ...pack.entitlements],
    texts: { ...base.texts, ...pack.texts },
    warnings: [...base.warnings, ...pack.warnings],
    sources: [...base.sources, ...pack.sources],
  };
}
