/** PostgreSQL's text holds any character but NUL; half a surrogate pair is no character at all. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** The same for everything in a value that came as JSON; what is clean already is given back as it is. */
export function allStorable(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(allStorable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [storable(key), allStorable(inside)]));
}
