/* What rows of a table cover, as boxes with one side for each thing they ask about. A side that is not named is everything. */

/** Some values, or all but some; the bound side is over < x <= upTo, where unknown lies at the far end. */
export type Side =
  | { kind: 'set'; except: boolean; values: ReadonlySet<string> }
  | { kind: 'range'; over: number; upTo: number };
export type Box = Readonly<Record<string, Side>>;

/** More pieces than this, and we don't say that nothing is left. */
const MOST_PIECES = 400;

/** True when what the others cover leaves nothing of the box. Several values at once (roles, segments) only make others cover more. */
export function isCovered(box: Box, others: readonly Box[]): boolean {
  let pieces: Box[] = [box];
  for (const other of others) {
    pieces = pieces.flatMap((piece) => without(piece, other));
    if (pieces.length === 0) return true;
    if (pieces.length > MOST_PIECES) return false;
  }
  return false;
}

/** What is left of a box when another is cut out of it: a piece for each side of the other that does not reach as far. */
export function without(box: Box, cut: Box): Box[] {
  const pieces: Box[] = [];
  let rest = box;
  for (const [name, side] of Object.entries(cut)) {
    const mine = rest[name];
    const shared = mine ? meet(mine, side) : side;
    if (!shared) return [box];
    for (const piece of beyond(mine ?? everything(side), side)) pieces.push({ ...rest, [name]: piece });
    rest = { ...rest, [name]: shared };
  }
  return pieces;
}

function everything(like: Side): Side {
  return like.kind === 'set'
    ? { kind: 'set', except: true, values: new Set() }
    : { kind: 'range', over: Number.NEGATIVE_INFINITY, upTo: Number.POSITIVE_INFINITY };
}

/** What both have, or null when they do not meet. */
function meet(a: Side, b: Side): Side | null {
  if (a.kind === 'range' && b.kind === 'range') {
    const shared = { kind: 'range', over: Math.max(a.over, b.over), upTo: Math.min(a.upTo, b.upTo) } as const;
    return shared.over < shared.upTo ? shared : null;
  }
  if (a.kind !== 'set' || b.kind !== 'set') return null;
  if (a.except && b.except) return { kind: 'set', except: true, values: new Set([...a.values, ...b.values]) };
  if (a.except) return some(b.values, (value) => !a.values.has(value));
  return some(a.values, (value) => b.values.has(value) !== b.except);
}

/** What the first has and the second does not. */
function beyond(a: Side, b: Side): Side[] {
  if (a.kind === 'range' && b.kind === 'range') {
    const below = { kind: 'range', over: a.over, upTo: Math.min(a.upTo, b.over) } as const;
    const above = { kind: 'range', over: Math.max(a.over, b.upTo), upTo: a.upTo } as const;
    return [below, above].filter(({ over, upTo }) => over < upTo);
  }
  if (a.kind !== 'set' || b.kind !== 'set') return [];
  const left = meet(a, { kind: 'set', except: !b.except, values: b.values });
  return left ? [left] : [];
}

function some(values: ReadonlySet<string>, keeps: (value: string) => boolean): Side | null {
  const kept = [...values].filter(keeps);
  return kept.length > 0 ? { kind: 'set', except: false, values: new Set(kept) } : null;
}
