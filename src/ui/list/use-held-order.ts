import { useMemo, useState } from 'react';
import { holdOrder } from './held-order.rules.ts';

export interface HeldList<Item> {
  rows: readonly Item[];
  /** How many wait behind the pill. */
  fresh: number;
  /** Shows everything in its new order: when the person asks, never by itself. */
  release(): void;
}

/** Keeps a list still until the person leaves it (`view` changes) or asks for what is new. */
export function useHeldOrder<Item>(items: readonly Item[], idOf: (item: Item) => string, view: string): HeldList<Item> {
  const [kept, setKept] = useState<{ view: string; shown: readonly string[] }>({ view, shown: [] });
  const incoming = useMemo(() => items.map(idOf), [items, idOf]);
  const held = useMemo(() => holdOrder(kept.view === view ? kept.shown : [], incoming), [kept, view, incoming]);
  if (kept.view !== view || !sameOrder(kept.shown, held.shown)) setKept({ view, shown: held.shown });

  const rows = useMemo(() => {
    const byId = new Map(items.map((item) => [idOf(item), item]));
    return held.shown.flatMap((id) => byId.get(id) ?? []);
  }, [items, idOf, held.shown]);
  return { rows, fresh: held.fresh.length, release: () => setKept({ view, shown: [] }) };
}

function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
