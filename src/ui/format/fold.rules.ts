/** Without accents, tildes or case: «Peña» and «pena» meet, so do «Beltrán» and «beltran». */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
