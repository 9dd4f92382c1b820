import type { ClockUnit } from '../due.rules.ts';
import type { LegalClockRule, LegalPack } from '../packs/pack.schema.ts';

/** A term as it was when it was set on a case. Plain codes and numbers, so that the log can keep it whatever the pack says later. */
export interface LegalRule {
  clock: string;
  pack: string;
  version: string;
  article: string;
  whose: 'company' | 'customer';
  limit: number;
  unit: ClockUnit;
  start: string;
  stop: string;
  effect: string;
  completion?: 'restarts' | 'pauses';
  offerPause?: { length: number; unit: ClockUnit };
}

/** What the law looks at to say which of its terms a case carries. */
export interface LegalTraits {
  legalClass: string | null;
  reasonCode: string | null;
  /** A cut or suspension of a continuous service. */
  continuity: boolean;
}

/** The terms a case carries: those its traits meet and, where there is any, those that begin by an event. */
export function legalRulesFor(pack: LegalPack, traits: LegalTraits): LegalRule[] {
  const met = pack.clocks.filter((clock) => clock.applies && meets(clock.applies, traits));
  if (met.length === 0) return [];
  return [...met, ...pack.clocks.filter((clock) => !clock.applies)].map((clock) => frozen(pack, clock));
}

function meets(applies: NonNullable<LegalClockRule['applies']>, traits: LegalTraits): boolean {
  const { classes, reasons, continuity } = applies;
  return (
    (!classes || (traits.legalClass !== null && (classes as readonly string[]).includes(traits.legalClass))) &&
    (!reasons || (traits.reasonCode !== null && reasons.includes(traits.reasonCode))) &&
    (!continuity || traits.continuity)
  );
}

function frozen(pack: LegalPack, clock: LegalClockRule): LegalRule {
  const { id, article, whose, limit, unit, start, stop, effect, completion, offerPause } = clock;
  return {
    clock: id,
    pack: pack.id,
    version: pack.version,
    article,
    whose,
    limit,
    unit,
    start,
    stop,
    effect,
    ...(completion ? { completion } : {}),
    ...(offerPause ? { offerPause } : {}),
  };
}

/**
 * The class the law gives a contact by what it is about, whatever its name inside (Ley 10/2025, art. 3.10), until a person
 * says otherwise. Null where no term counts: suggestions and praise.
 */
export function defaultLegalClass(type: string, reasonCode: string | null): string | null {
  if (reasonCode && COMPLAINT_REASONS.has(reasonCode)) return 'complaint';
  return CLASS_OF_TYPE[type] ?? null;
}

const CLASS_OF_TYPE: Record<string, string> = {
  enquiry: 'enquiry_followup',
  other: 'enquiry_followup',
  return: 'incident',
  incident: 'incident',
  repair: 'complaint',
  complaint: 'complaint',
  grievance: 'complaint',
};
/** Reasons that state defective goods or service, or a breach, by themselves. */
const COMPLAINT_REASONS = new Set([
  'not_delivered',
  'late',
  'damaged',
  'wrong_item',
  'missing_item',
  'defect',
  'guarantee',
  'invoice_error',
  'undue_charge',
  'duplicate_charge',
  'service_cut',
  'service_quality',
  'attention_quality',
]);
