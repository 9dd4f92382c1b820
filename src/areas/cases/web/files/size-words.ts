import type { Formats } from '#ui/format/formats.rules.ts';

const UNITS = ['B', 'KB', 'MB', 'GB'];

/** «2,4 MB». */
export function sizeWords(formats: Formats, bytes: number): string {
  const power = Math.min(UNITS.length - 1, bytes > 0 ? Math.floor(Math.log10(bytes) / 3) : 0);
  const value = bytes / 1_000 ** power;
  return `${formats.number(value, power > 0 && value < 10 ? 1 : 0)}\u00a0${UNITS[power]}`;
}
