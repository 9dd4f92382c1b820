const GAP = 6;
const MENU = 34;

/** How many of the widths fit in a line, leaving room for the menu when some do not. Always at least one. */
export function fittingCount(widths: readonly number[], room: number): number {
  const ends = widths.reduce<number[]>((sums, width) => [...sums, (sums.at(-1) ?? -GAP) + GAP + width], []);
  if ((ends.at(-1) ?? 0) <= room) return widths.length;
  return Math.max(1, ends.filter((end) => end <= room - GAP - MENU).length);
}
