/* The order a customer writes about, where nobody has noted it. */

const NAMED =
  /\b(?:pedido|orden de compra|order)\s*(?:n(?:úm|um|ro)?(?:ero)?\.?º?\s*|no\.?\s*|nº\s*|#\s*|:\s*)*([A-Z]{0,4}-?\d{4,12})\b/iu;

/** The first number that follows the word; nothing where there is none. */
export function orderIn(text: string): string | null {
  return NAMED.exec(text)?.[1] ?? null;
}
