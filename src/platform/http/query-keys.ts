/**
 * Browser-safe: how screens name what they have read, so that live events find it.
 * `kind` is the event stream's: an event of `case:42` re-reads `oneKey('case', '42')` and every `manyKey('case')`.
 * What also changes with another kind says so: `useQuery({ …, meta: { alsoOn: ['case'] } })`.
 */
export function oneKey(kind: string, id: string, ...part: readonly unknown[]): readonly unknown[] {
  return [kind, 'one', id, ...part];
}

export function manyKey(kind: string, ...which: readonly unknown[]): readonly unknown[] {
  return [kind, 'many', ...which];
}
