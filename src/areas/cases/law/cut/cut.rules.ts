/* What the law wants said to whoever has no service: why, and when it will be back (Ley 10/2025, art. 17.2). */

export interface Cut {
  cause?: string | undefined;
  /** When it will be back, in words: «hoy a las 18:00». */
  restoration?: string | undefined;
  /** Why one of them, or both, is not known yet. */
  unknown?: string | undefined;
}

export type CutPart = 'cause' | 'restoration';

/** Nothing of it was written. */
export function isCutEmpty({ cause, restoration, unknown }: Cut): boolean {
  return !cause?.trim() && !restoration?.trim() && !unknown?.trim();
}

/** What is neither said nor told why it is not known. */
export function missingOfCut(cut: Cut): CutPart[] {
  return cut.unknown?.trim() ? [] : unsaidOfCut(cut);
}

export function unsaidOfCut(cut: Cut): CutPart[] {
  return (['cause', 'restoration'] as const).filter((part) => !cut[part]?.trim());
}
