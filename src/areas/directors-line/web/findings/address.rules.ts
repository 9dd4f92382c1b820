/** `?anotar=RC-24817&contacto=…&lado=cerrados`: the case one is being written of, from which contact, and which side. */
export interface FindingsSearch {
  anotar?: string;
  contacto?: string;
  lado?: 'cerrados';
}

export function cleanFindingsSearch({ anotar, contacto, lado }: Record<string, unknown>): FindingsSearch {
  return {
    ...(typeof anotar === 'string' ? { anotar } : {}),
    ...(typeof contacto === 'string' ? { contacto } : {}),
    ...(lado === 'cerrados' ? { lado: 'cerrados' as const } : {}),
  };
}
