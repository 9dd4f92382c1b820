/** How many decimals amounts of this ISO currency have: EUR 2, CLP none. Minor units are counted with them. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
