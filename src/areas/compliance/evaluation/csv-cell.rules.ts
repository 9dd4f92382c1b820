/** A cell as a spreadsheet must read it: words that begin like a formula are kept from being one. */
export function csvCell(value: string): string {
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}
