/** A TrueType outline: commands as fontkit gives them, in font units. */
export interface OutlineCommand {
  command: string;
  args: readonly number[];
}

interface Point {
  x: number;
  y: number;
  on: boolean;
}

/**
 * A simple glyph of the `glyf` table from its outline (OpenType, «glyf»): every coordinate as a 16-bit difference, no hints.
 * Composed letters (á, ñ) come out as one outline, because their parts can't be copied from a compressed font.
 */
export function encodeGlyph(commands: readonly OutlineCommand[]): Uint8Array {
  const contours = contoursOf(commands);
  const points = contours.flat();
  if (points.length === 0) return new Uint8Array(0);
  const size = 10 + contours.length * 2 + 2 + points.length * 5;
  const bytes = new Uint8Array(size + (size % 4 === 0 ? 0 : 4 - (size % 4)));
  const view = new DataView(bytes.buffer);
  let at = 0;
  const int16 = (value: number): void => {
    view.setInt16(at, value);
    at += 2;
  };
  const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
  [contours.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach(int16);
  let end = -1;
  for (const contour of contours) int16((end += contour.length));
  int16(0);
  for (const point of points) bytes[at++] = point.on ? 1 : 0;
  differences(xs).forEach(int16);
  differences(ys).forEach(int16);
  return bytes;
}

function contoursOf(commands: readonly OutlineCommand[]): Point[][] {
  const contours: Point[][] = [];
  const add = (x = 0, y = 0, on = true): void => void contours.at(-1)?.push({ x: Math.round(x), y: Math.round(y), on });
  for (const { command, args } of commands) {
    if (command === 'moveTo') contours.push([]);
    if (command === 'moveTo' || command === 'lineTo') add(args[0], args[1]);
    if (command === 'quadraticCurveTo') {
      add(args[0], args[1], false);
      add(args[2], args[3]);
    }
  }
  return contours.filter((contour) => contour.length > 1);
}

function differences(values: readonly number[]): number[] {
  return values.map((value, i) => value - (i === 0 ? 0 : (values[i - 1] as number)));
}
