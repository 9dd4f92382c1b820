const known = new Map<string, number>();

/** How many decimals amounts of this ISO currency have: EUR 2, CLP none. Minor units are counted with them. */
export function minorDigits(currency: string): number {
  const found = known.get(currency);
  if (found !== undefined) return found;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  known.set(currency, digits);
  return digits;
}
