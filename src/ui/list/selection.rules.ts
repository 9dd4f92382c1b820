/* Choosing several rows of a list, with keys and mouse: design.md §4.8. */

export interface Selection {
  ids: ReadonlySet<string>;
  /** Where a range starts from. */
  anchor: string | undefined;
}

export const NO_SELECTION: Selection = { ids: new Set(), anchor: undefined };

export function toggle({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** From the anchor to `id`, both included, added to what was chosen. Without an anchor in the list, only `id`. */
export function extendTo({ ids, anchor }: Selection, order: readonly string[], id: string): Selection {
  const from = anchor === undefined ? -1 : order.indexOf(anchor);
  const to = order.indexOf(id);
  if (to === -1) return { ids, anchor };
  const range = from === -1 ? [id] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...ids, ...range]), anchor: from === -1 ? id : anchor };
}

export function selectAll(order: readonly string[]): Selection {
  return { ids: new Set(order), anchor: order[0] };
}

/** Drops what is no longer in the list, so that nothing unseen is acted upon. */
export function keepPresent(selection: Selection, order: readonly string[]): Selection {
  const present = new Set(order);
  const ids = [...selection.ids].filter((id) => present.has(id));
  return ids.length === selection.ids.size ? selection : { ids: new Set(ids), anchor: selection.anchor };
}

/** The row `steps` away, staying inside the list; the first one when none is current. */
export function neighbour(order: readonly string[], current: string | undefined, steps: number): string | undefined {
  const index = current === undefined ? -1 : order.indexOf(current);
  if (index === -1) return order[0];
  return order[Math.max(0, Math.min(order.length - 1, index + steps))];
}

/** Where the focus goes when `gone` leaves the list: the next row that stays, else the one before. */
export function successor(before: readonly string[], after: readonly string[], gone: string): string | undefined {
  const stays = new Set(after);
  const index = before.indexOf(gone);
  const next = before.slice(index + 1).find((id) => stays.has(id));
  return next ?? before.slice(0, Math.max(0, index)).findLast((id) => stays.has(id));
}
