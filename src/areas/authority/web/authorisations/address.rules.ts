/* Autorizaciones in the address bar: which part of it is on screen. */

export const PARTS = ['pending', 'others', 'decided', 'tasks', 'delegation'] as const;
export type Part = (typeof PARTS)[number];

const WORDS: Record<Part, string> = {
  pending: 'pendientes',
  others: 'de-otros',
  decided: 'decididas',
  tasks: 'por-ejecutar',
  delegation: 'mi-delegacion',
};

export interface AuthorisationsSearch {
  ver?: string;
}

/** Words nobody knows fall back to what waits, so that an old link still opens something. */
export function readPart({ ver }: AuthorisationsSearch): Part {
  return PARTS.find((part) => WORDS[part] === ver) ?? 'pending';
}

export function writePart(part: Part): AuthorisationsSearch {
  return part === 'pending' ? {} : { ver: WORDS[part] };
}

export function cleanAuthorisationsSearch({ ver }: Record<string, unknown>): AuthorisationsSearch {
  return typeof ver === 'string' ? { ver } : {};
}
