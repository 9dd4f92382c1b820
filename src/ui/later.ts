import { type ComponentType, lazy } from 'react';

/** A part that comes after the page; `fetch` brings it before it is asked for. Stands in a `Suspense`. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  const read = async () => ({ default: await load() });
  return Object.assign(lazy(read), { fetch: () => void read() });
}
