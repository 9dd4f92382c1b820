/** Who waits, who could not get through, and who is closed. */
export const LINE_SIDES = ['open', 'unreached', 'closed'] as const;
export type LineSide = (typeof LINE_SIDES)[number];

/** `?contacto=…&lado=cerrados`: whom one has open, and which side. */
export interface LineSearch {
  contacto?: string;
  lado?: 'cerrados' | 'sin-llegar';
}

export function cleanLineSearch({ contacto, lado }: Record<string, unknown>): LineSearch {
  return {
    ...(typeof contacto === 'string' ? { contacto } : {}),
    ...(lado === 'cerrados' || lado === 'sin-llegar' ? { lado } : {}),
  };
}

const WORDS: Record<LineSide, LineSearch['lado']> = { open: undefined, unreached: 'sin-llegar', closed: 'cerrados' };

export function sideOf({ lado }: LineSearch): LineSide {
  return LINE_SIDES.find((side) => WORDS[side] === lado) ?? 'open';
}

export function searchOf(side: LineSide, contact?: string): LineSearch {
  const lado = WORDS[side];
  return { ...(lado ? { lado } : {}), ...(contact ? { contacto: contact } : {}) };
}
