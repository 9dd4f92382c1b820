import { foldWord } from '../selecting/fields.rules.ts';
/** What stands on a case and cannot go on in another one: decisions, promises and measures are about the case they were made for. */
export const TIES = [
  'proposal',
  'consultation',
  'promise',
  'director',
  'request',
  'hold',
  'recording',
  'incident',
  'book',
  'finding',
] as const;
export type Tie = (typeof TIES)[number];

/** One of two cases, as far as merging them goes. */
export interface MergeSide {
  id: string;
  customerId: string | null;
  /** The address of who asked, in lower case. */
  requester: string | null;
  resolved: boolean;
  /** Another one goes on in it. */
  holdsOthers: boolean;
  legalClass: string | null;
  legalPack: string | null;
  /** Only what cannot be moved. */
  ties: readonly Tie[];
}

interface Refusal {
  code: MergeRefusal;
  details?: { tie: Tie };
}
export const MERGE_REFUSALS = [
  'case.merge_self',
  'case.merge_closed',
  'case.merge_other_customer',
  'case.merge_holds',
  'case.merge_weaker_class',
  'case.merge_other_law',
  'case.merge_tied',
] as const;
type MergeRefusal = (typeof MERGE_REFUSALS)[number];

/** What each class asks of whoever resolves: a claim may not end inside what asks for less. */
const WEIGHT: Record<string, number> = { complaint: 3, incident: 2, enquiry_followup: 1, enquiry_immediate: 0 };
const weightOf = (legalClass: string | null): number => (legalClass ? (WEIGHT[legalClass] ?? 0) : -1);

/** Why one case cannot go on in the other; null: it can. Two people's cases never become one: each would read the other's. */
export function mergeRefusal(kept: MergeSide, merged: MergeSide): Refusal | null {
  if (kept.id === merged.id) return { code: 'case.merge_self' };
  if (kept.resolved || merged.resolved) return { code: 'case.merge_closed' };
  if (!isSamePerson(kept, merged)) return { code: 'case.merge_other_customer' };
  if (merged.holdsOthers) return { code: 'case.merge_holds' };
  if (kept.legalPack && merged.legalPack && kept.legalPack !== merged.legalPack)
    return { code: 'case.merge_other_law' };
  if (weightOf(merged.legalClass) > weightOf(kept.legalClass)) return { code: 'case.merge_weaker_class' };
  const [tie] = merged.ties;
  return tie ? { code: 'case.merge_tied', details: { tie } } : null;
}

function isSamePerson(a: MergeSide, b: MergeSide): boolean {
  if (a.customerId && b.customerId) return a.customerId === b.customerId;
  return a.requester !== null && a.requester === b.requester;
}

/** Why two cases may be the same thing, the strongest first. */
export const LIKENESSES = ['order', 'text', 'customer'] as const;
export type Likeness = (typeof LIKENESSES)[number];

export interface Said {
  subject: string;
  text: string;
}

const ALIKE = 0.4;

/** Same order number in both, much the same words, or no more than the same customer. Nothing is learnt or sent anywhere: it can be told and checked by eye. */
export function likenessOf(one: Said, other: Said): { why: Likeness; share: number } {
  const orders = orderNumbers(other);
  const share = sharedWords(one, other);
  if ([...orderNumbers(one)].some((number) => orders.has(number))) return { why: 'order', share };
  return { why: share >= ALIKE ? 'text' : 'customer', share };
}

/** Numbers of five to twelve digits that stand beside a word for an order or an invoice. */
const ORDER = /(?:pedido|factura|albar[aá]n|order|invoice|n[.ºo°]+|#)\D{0,12}(\d{5,12})\b/giu;

function orderNumbers({ subject, text }: Said): Set<string> {
  return new Set([...`${subject}\n${text}`.slice(0, 4_000).matchAll(ORDER)].map((match) => match[1] as string));
}

/** The share of words of three letters or more that both have, of all that either has. */
export function sharedWords(one: Said, other: Said): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

function wordsOf({ subject, text }: Said): Set<string> {
  const plain = foldWord(`${subject}\n${text}`.slice(0, 4_000));
  return new Set(plain.match(/[\p{L}\p{N}]{3,}/gu));
}
