import { PERIODS } from '../../closeness/contract.ts';

export const FIGURES = ['customers', 'reach', 'kept', 'learnt', 'noted', 'mended'] as const;
export type Figure = (typeof FIGURES)[number];

/** `?dias=90&cifra=reach`: the period, and the figure whose rows are shown. */
export interface ClosenessSearch {
  dias?: (typeof PERIODS)[number];
  cifra?: Figure;
}

export function cleanClosenessSearch({ dias, cifra }: Record<string, unknown>): ClosenessSearch {
  const period = PERIODS.find((one) => one === String(dias));
  const figure = FIGURES.find((one) => one === cifra);
  return { ...(period ? { dias: period } : {}), ...(figure ? { cifra: figure } : {}) };
}
