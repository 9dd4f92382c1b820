export interface Fault {
  name: string | undefined;
  code: unknown;
  /** The database's words for where it happened; absent for other errors. */
  table?: string | undefined;
  constraint?: string | undefined;
  at: string[];
}

const PLACES = 8;

/** What may be logged of an error: its kind and its place. Never its message, which may quote what people wrote. */
export function faultOf(error: unknown): Fault {
  if (typeof error !== 'object' || error === null) return { name: typeof error, code: undefined, at: [] };
  const { name, code, table, constraint, stack } = error as Partial<Error> & Partial<Fault>;
  const at = (stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, PLACES)
    .map((line) => line.trim());
  return { name, code, table, constraint, at };
}
