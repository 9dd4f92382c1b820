/** «000000012-2026», as the law writes a sheet’s number. */
export function sheetNumber(number: number, year: number): string {
  return `${String(number).padStart(9, '0')}-${year}`;
}

/** 12345 → «123.45»: as it is declared, without a locale's grouping. */
export function declaredAmount(minor: number | null, currency: string): string {
  return minor === null ? '' : `${currency} ${(minor / 100).toFixed(2)}`;
}
