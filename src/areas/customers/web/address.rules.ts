/* Clientes in the address bar: each search is a place one can come back to, also from a record. */

const KIND_WORDS = { person: 'personas', company: 'empresas' } as const;

export type CustomerKind = keyof typeof KIND_WORDS;

export interface CustomersAddress {
  q: string;
  kind: CustomerKind | undefined;
}
export interface CustomersSearch {
  q?: string;
  tipo?: string;
}

/** Words nobody knows fall back to everybody, so that an old link still opens something. */
export function readCustomersSearch({ q, tipo }: CustomersSearch): CustomersAddress {
  return { q: q ?? '', kind: (['person', 'company'] as const).find((kind) => KIND_WORDS[kind] === tipo) };
}

/** Only what differs from the start: short addresses. */
export function writeCustomersSearch({ q, kind }: CustomersAddress): CustomersSearch {
  return { ...(q === '' ? {} : { q }), ...(kind ? { tipo: KIND_WORDS[kind] } : {}) };
}

export function cleanCustomersSearch({ q, tipo }: Record<string, unknown>): CustomersSearch {
  const text = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : '';
  return writeCustomersSearch(readCustomersSearch({ q: text(q), tipo: text(tipo) }));
}
