import type { PolicyAdvice } from '#areas/authority/contract.ts';
import type { Names } from './use-names.ts';

export type SimulationFigures = NonNullable<PolicyAdvice['simulation']>;

/** «entre 120,00 € y 840,00 €»: low and high of what would have been granted besides. */
export function moneyRange(
  { t, formats }: Names,
  { low, high }: SimulationFigures['exposure'],
  currency: string,
): string {
  return t('policy.range', { low: formats.money(low, currency), high: formats.money(high, currency) });
}
