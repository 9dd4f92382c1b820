/** The names of what a change really changes; what was left out or stays as it was doesn't count. */
export function changedFields<T extends object>(before: T, change: { [K in keyof T]?: T[K] | undefined }): string[] {
  const names = Object.keys(change) as (keyof T & string)[];
  return names.filter(
    (name) => change[name] !== undefined && JSON.stringify(change[name]) !== JSON.stringify(before[name]),
  );
}

/** The thing with the change on it; members left out stay. */
export function withChange<T extends object>(before: T, change: { [K in keyof T]?: T[K] | undefined }): T {
  return { ...before, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) };
}
